extension ReviewPage {
  static let style = """
    body{margin:0;background:#181818;color:#e8e8e8;font:15px/1.5 sans-serif}header,section{padding:.5rem 1.5rem;max-width:80rem;margin:auto}
    h1{font-size:1.4rem;overflow-wrap:anywhere}h2{font-size:1.1rem;border-top:1px solid #444;padding-top:.8rem}a{color:#8cf}
    .warning{background:#7a1f1f;padding:.4rem .8rem}.doubt{color:#ffb347}.timeline{width:100%}.seen{fill:#4caf50;background:#4caf50}
    .unseen{fill:#ff9800;background:#ff9800}line.cut{stroke:#fff;stroke-width:1;vector-effect:non-scaling-stroke}.key{display:inline-block;width:1em;height:.7em;margin-left:1em}
    .key.cut{background:#fff;width:2px}.pictures{display:flex;flex-wrap:wrap;gap:.6rem}figure{margin:0;position:relative}img{display:block;user-select:none}
    .whole img{cursor:crosshair}.frame{position:absolute;border:2px solid #f33;pointer-events:none}figcaption{font-size:.8rem;color:#bbb}
    pre{background:#000;padding:.6rem;overflow:auto;user-select:all}summary{cursor:pointer}
    """

  /// A box that is drawn on a whole picture becomes a row of a decisions file: there from the beginning of the shot to its end, and where a tracker loses it
  /// before, that is an error.
  static let script = """
    const rows = [], shots = [];
    document.querySelectorAll('figure.whole img').forEach(image => image.addEventListener('pointerdown', down => {
      down.preventDefault();
      const figure = image.parentElement, start = [down.offsetX, down.offsetY];
      const frame = figure.appendChild(Object.assign(document.createElement('div'), {className: 'frame'}));
      const size = () => image.getBoundingClientRect();
      const box = event => {
        const area = size(), x = Math.min(Math.max(event.clientX - area.left, 0), area.width), y = Math.min(Math.max(event.clientY - area.top, 0), area.height);
        return [Math.min(x, start[0]), Math.min(y, start[1]), Math.abs(x - start[0]), Math.abs(y - start[1])];
      };
      const move = event => { const b = box(event); frame.style.cssText = `left:${b[0]}px;top:${b[1]}px;width:${b[2]}px;height:${b[3]}px`; };
      const up = event => {
        removeEventListener('pointermove', move); removeEventListener('pointerup', up);
        const area = size(), b = box(event);
        if (b[2] < 3 || b[3] < 3) { frame.remove(); return; }
        const part = [b[0] / area.width, b[1] / area.height, b[2] / area.width, b[3] / area.height].map(n => Math.round(n * 1000) / 1000);
        rows.push([Number(figure.dataset.seconds), ...part]);
        shots.push([Number(figure.dataset.from), Number(figure.dataset.to)]);
        rows.sort((a, b) => a[0] - b[0]);
        const list = rows.map(row => '[' + row.join(', ') + ']').join(', ');
        document.getElementById('drawn').textContent =
          'regions:\\n  name-of-your-own:\\n    shape: ellipse\\n' + (rows.length > 1 ? '' : '    follow: true\\n')
          + `    from: ${Math.min(...shots.map(shot => shot[0]))}\\n    to: ${Math.max(...shots.map(shot => shot[1]))}\\n` + '    at: [' + list + ']';
      };
      addEventListener('pointermove', move); addEventListener('pointerup', up);
    }));
    """
}

"""Tells voices apart as Resemblyzer does (github.com/resemble-ai/Resemblyzer, Apache 2.0): its network and its weights, run with numpy alone.

A spectrogram of 40 mel bands goes through an LSTM of three layers of 256; the last state gives 256 numbers for 1.6 seconds of speech, and
their mean stands for an utterance. Two utterances are of one person where the cosine between them is large. Silence is taken out by how
loud a stretch is, where Resemblyzer asks webrtcvad.
"""
import io, pickle, struct
import numpy

RATE = 16000
WINDOW, HOP, BANDS, PARTIAL = 400, 160, 40, 160


class _Mapping(dict):
    """An ordered mapping, which torch gives attributes to."""


class _Reader(pickle.Unpickler):
    """A checkpoint of torch before version 1.6: pickles one after the other, then the numbers. Only tensors and containers are made."""

    def __init__(self, file):
        super().__init__(file)
        self.tensors = {}

    def find_class(self, module, name):
        if (module, name) == ("torch._utils", "_rebuild_tensor_v2"):
            return lambda storage, offset, shape, stride, *rest: (storage, offset, shape)
        if (module, name) == ("collections", "OrderedDict"):
            return _Mapping
        if module == "torch" and name.endswith("Storage"):
            return name
        raise pickle.UnpicklingError(f"{module}.{name} has no place in weights")

    def persistent_load(self, identity):
        return identity[2]


def weights(path):
    """Arrays by the names of the network's parameters."""
    with open(path, "rb") as file:
        for _ in range(3):
            _Reader(file).load()
        tensors = _Reader(file).load()["model_state"]
        stored = {}
        for key in _Reader(file).load():
            count, = struct.unpack("<q", file.read(8))
            stored[key] = numpy.frombuffer(file.read(4 * count), dtype="<f4")
    return {name: stored[key][offset:offset + int(numpy.prod(shape))].reshape(shape) for name, (key, offset, shape) in tensors.items()}


def mel_bands():
    """Triangles on the mel scale of Slaney's Auditory Toolbox, each with an area of one: what librosa makes unless told otherwise."""
    def hertz(mel):
        return numpy.where(mel < 15, mel * 200 / 3, 1000 * numpy.exp((mel - 15) * numpy.log(6.4) / 27))

    top = 15 + numpy.log(RATE / 2 / 1000) * 27 / numpy.log(6.4)
    edges = hertz(numpy.linspace(0, top, BANDS + 2))
    bins = numpy.fft.rfftfreq(WINDOW, 1 / RATE)
    rising = (bins - edges[:-2, None]) / numpy.diff(edges)[:-1, None]
    falling = (edges[2:, None] - bins) / numpy.diff(edges)[1:, None]
    return numpy.maximum(0, numpy.minimum(rising, falling)) * (2 / (edges[2:] - edges[:-2]))[:, None]


def spoken(samples):
    """Without silences of more than a fifth of a second, at -30 dBFS at least."""
    samples = samples * max(1, 10 ** (-30 / 20) / (numpy.sqrt(numpy.mean(samples ** 2)) + 1e-9))
    windows = samples[:len(samples) // 480 * 480].reshape(-1, 480)
    power = (windows ** 2).mean(axis=1)
    loud = power > numpy.percentile(power, 95) * 1e-4
    near = numpy.convolve(loud, numpy.ones(7), "same") > 0
    return windows[near].ravel()


class VoiceEncoder:
    def __init__(self, path):
        self.weights = weights(path)
        self.bands = mel_bands()
        self.window = numpy.hanning(WINDOW + 1)[:-1]

    def utterances(self, recordings):
        """256 numbers of length one for each array of samples at 16 kHz."""
        pieces = [self._partials(spoken(samples)) for samples in recordings]
        raw = numpy.maximum(0, self._last_states(numpy.concatenate(pieces)) @ self.weights["linear.weight"].T + self.weights["linear.bias"])
        raw /= numpy.linalg.norm(raw, axis=1, keepdims=True)
        ends = numpy.cumsum([len(piece) for piece in pieces])
        return [unit(part.mean(axis=0)) for part in numpy.split(raw, ends[:-1])]

    def _partials(self, samples):
        """Spectrograms of 1.6 seconds each, 1.3 a second."""
        step = round(RATE / 1.3 / HOP)
        frames = -(-(len(samples) + 1) // HOP)
        starts = list(range(0, max(1, frames - PARTIAL + step + 1), step))
        if len(starts) > 1 and len(samples) - starts[-1] * HOP < 0.75 * PARTIAL * HOP:
            starts.pop()
        samples = numpy.pad(samples, (0, max(0, (starts[-1] + PARTIAL) * HOP - len(samples))))
        padded = numpy.pad(samples, WINDOW // 2)
        count = 1 + (len(padded) - WINDOW) // HOP
        pieces = numpy.lib.stride_tricks.as_strided(padded, (count, WINDOW), (padded.strides[0] * HOP, padded.strides[0]))
        mel = (numpy.abs(numpy.fft.rfft(pieces * self.window)) ** 2) @ self.bands.T
        return numpy.stack([mel[start:start + PARTIAL] for start in starts]).astype("f4")

    def _last_states(self, inputs):
        for layer in range(3):
            into, over = (numpy.ascontiguousarray(self.weights[f"lstm.weight_{kind}_l{layer}"].T) for kind in ("ih", "hh"))
            bias = self.weights[f"lstm.bias_ih_l{layer}"] + self.weights[f"lstm.bias_hh_l{layer}"]
            state = memory = numpy.zeros((len(inputs), 256), "f4")
            outputs = []
            for time in range(inputs.shape[1]):
                i, f, g, o = numpy.split(inputs[:, time] @ into + bias + state @ over, 4, axis=1)
                memory = _sigmoid(f) * memory + _sigmoid(i) * numpy.tanh(g)
                state = _sigmoid(o) * numpy.tanh(memory)
                outputs.append(state)
            inputs = numpy.stack(outputs, axis=1)
        return inputs[:, -1]


def unit(vector):
    return vector / numpy.linalg.norm(vector)


def _sigmoid(x):
    return 0.5 * (1 + numpy.tanh(0.5 * x))


def equal_error_rate(same, different):
    """Where as many pairs of one person are rejected as pairs of two are accepted, in percent; both are similarities."""
    scores = numpy.sort(numpy.concatenate([same, different]))
    rejected = numpy.searchsorted(numpy.sort(same), scores, "left") / len(same)
    accepted = 1 - numpy.searchsorted(numpy.sort(different), scores, "left") / len(different)
    at = numpy.argmin(numpy.abs(rejected - accepted))
    return 100 * (rejected[at] + accepted[at]) / 2

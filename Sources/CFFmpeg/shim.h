// FFmpeg's C libraries, and what Swift cannot say about them.
#pragma once

#include <errno.h>
#include <malloc.h>
#include <stdarg.h>
#include <stddef.h>
#include <libavcodec/avcodec.h>
#include <libavfilter/avfilter.h>
#include <libavfilter/buffersink.h>
#include <libavfilter/buffersrc.h>
#include <libavformat/avformat.h>
#include <libavutil/avutil.h>
#include <libavutil/channel_layout.h>
#include <libavutil/cpu.h>
#include <libavutil/display.h>
#include <libavutil/error.h>
#include <libavutil/imgutils.h>
#include <libavutil/log.h>
#include <libavutil/mem.h>
#include <libavutil/opt.h>
#include <libavutil/pixdesc.h>
#include <libavutil/tx.h>
#include <libswresample/swresample.h>
#include <libswscale/swscale.h>

// Macros with casts or arithmetic on errno are not imported.
static inline int backlit_averror(int code) { return AVERROR(code); }
static inline int backlit_eagain(void) { return AVERROR(EAGAIN); }
static inline int backlit_eof(void) { return AVERROR_EOF; }
static inline int backlit_invalid_data(void) { return AVERROR_INVALIDDATA; }
static inline int64_t backlit_nopts(void) { return AV_NOPTS_VALUE; }


// A callback that takes a va_list cannot be written in Swift. The last line at level error or worse is kept, per thread,
// as bytes: it may quote the file being read. Only one Swift file may call these two, so that there is one copy of the buffer.
// (A variable outside a function would be declared by Swift's importer and never defined.)
#define BACKLIT_LOG_LINE_SIZE 512

static inline char *backlit_last_log_line(void) {
  static _Thread_local char line[BACKLIT_LOG_LINE_SIZE];
  return line;
}

static inline void backlit_log_callback(void *context, int level, const char *format, va_list arguments) {
  if (level > AV_LOG_ERROR) return;
  int prefix = 1;
  av_log_format_line2(context, level, format, arguments, backlit_last_log_line(), BACKLIT_LOG_LINE_SIZE, &prefix);
}

static inline void backlit_collect_log(void) { av_log_set_callback(backlit_log_callback); }

// A demuxer that wants to open another file (a playlist, a reference movie) is always refused.
static inline int backlit_refuse_open(AVFormatContext *context, AVIOContext **io, const char *url, int flags, AVDictionary **options) {
  (void)context; (void)io; (void)url; (void)flags; (void)options;
  return AVERROR(EACCES);
}

static inline void backlit_refuse_opening_others(AVFormatContext *context) { context->io_open = backlit_refuse_open; }

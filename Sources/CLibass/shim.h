// libass, and what Swift cannot say about it.
#pragma once

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <ass/ass.h>

// A callback with a va_list cannot be written in Swift. The last message of a warning or worse is kept, per thread, as bytes.
#define BACKLIT_ASS_LINE_SIZE 512

static inline char *backlit_ass_last_line(void) {
  static _Thread_local char line[BACKLIT_ASS_LINE_SIZE];
  return line;
}

static inline void backlit_ass_message(int level, const char *format, va_list arguments, void *data) {
  (void)data;
  // 0 fatal, 1 error, 2 warning; the rest is chatter.
  if (level <= 2) vsnprintf(backlit_ass_last_line(), BACKLIT_ASS_LINE_SIZE, format, arguments);
}

static inline void backlit_ass_collect_messages(ASS_Library *library) { ass_set_message_cb(library, backlit_ass_message, NULL); }

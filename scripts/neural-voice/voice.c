// Lets Backlit use sherpa-onnx without being linked with it: five functions that it looks up when they are needed. Whatever fails says so in
// `error`, a sentence without a period. One thread at a time.
#include <sherpa-onnx/c-api/c-api.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define EXPORT __attribute__((visibility("default")))

struct backlit_voice {
  const SherpaOnnxOfflineTts *tts;
};

// Raised whenever a function below takes or gives something else; NeuralSynthesizer.swift and voice.json name the same number.
EXPORT int backlit_voice_abi(void) { return 1; }

static int fail(char *error, size_t size, const char *reason) {
  if (size > 0) snprintf(error, size, "%s", reason);
  return -1;
}

// 0, or less where it failed. The voice draws noise from a generator that nobody can seed; times 1e-30 it changes no sample. Nought may be
// taken for "as usual".
EXPORT int backlit_voice_open(const char *model, const char *tokens, struct backlit_voice **voice, char *error, size_t size) {
  *voice = NULL;
  struct backlit_voice *opened = calloc(1, sizeof *opened);
  if (!opened) return fail(error, size, "there is no memory left");
  SherpaOnnxOfflineTtsConfig config;
  memset(&config, 0, sizeof config);
  config.model.vits.model = model;
  config.model.vits.tokens = tokens;
  config.model.vits.noise_scale = 1e-30f;
  config.model.vits.noise_scale_w = 1e-30f;
  config.model.vits.length_scale = 1;
  config.model.num_threads = 1;
  config.model.provider = "cpu";
  config.max_num_sentences = 1;
  opened->tts = SherpaOnnxCreateOfflineTts(&config);
  if (!opened->tts) {
    free(opened);
    return fail(error, size, "sherpa-onnx could not load the model");
  }
  *voice = opened;
  return 0;
}

EXPORT int backlit_voice_sample_rate(const struct backlit_voice *voice) {
  return SherpaOnnxOfflineTtsSampleRate(voice->tts);
}

// Says one sentence, given as the Unicode scalars of its phonemes; `speed` 2 takes half the time. `heard` gets all samples, once.
// 0, or less where it failed.
EXPORT int backlit_voice_speak(const struct backlit_voice *voice, const int32_t *phonemes, int32_t count, float speed,
                               void (*heard)(const float *samples, int32_t count, void *user), void *user, char *error,
                               size_t size) {
  if (count <= 0 || !(speed > 0)) return fail(error, size, "there is nothing to say, or at no speed");
  SherpaOnnxGenerationConfig config;
  memset(&config, 0, sizeof config);
  config.speed = speed;
  config.silence_scale = 1;
  config.phoneme_codepoints = phonemes;
  config.phoneme_codepoints_lens = &count;
  config.phoneme_codepoints_num_sentences = 1;
  const SherpaOnnxGeneratedAudio *audio = SherpaOnnxOfflineTtsGenerateWithConfig(voice->tts, "", &config, NULL, NULL);
  if (!audio || audio->n < 0 || (audio->n > 0 && !audio->samples)) {
    if (audio) SherpaOnnxDestroyOfflineTtsGeneratedAudio(audio);
    return fail(error, size, "sherpa-onnx gave no samples");
  }
  heard(audio->samples, audio->n, user);
  SherpaOnnxDestroyOfflineTtsGeneratedAudio(audio);
  return 0;
}

EXPORT void backlit_voice_close(struct backlit_voice *voice) {
  if (!voice) return;
  SherpaOnnxDestroyOfflineTts(voice->tts);
  free(voice);
}

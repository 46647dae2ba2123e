// eSpeak NG, which speaks a transcript so that its times can be found in the sound.
#pragma once

#include <espeak-ng/speak_lib.h>

// HarfBuzz: what libass shapes with, asked directly how wide a text is and which characters a font has.
#pragma once

#include <hb.h>
#include <hb-ot.h>

# Everything from a fresh Debian 12 machine with a Swift 6 toolchain: make demo, make test.

BACKLIT = .build/release/backlit
OUT ?= out

.PHONY: all setup build samples demo test torture-lite lint format bench bench-faces bench-voice clean

all: build

setup:
	@scripts/setup

build: setup
	swift build -c release --product backlit

samples: setup
	@samples/make

demo: build samples
	$(BACKLIT) doctor
	$(BACKLIT) run pipelines/youtube.yaml samples/footage --out $(OUT)
	$(BACKLIT) verify $(OUT)
	@scripts/show $(OUT)

test: build
	@samples/make --seconds 3 --size 640x360 --out .cache/test-footage
	swift test
	@scripts/torture-lite

# Kills runs at random moments, and compares what they deliver in the end; a minute at most.
torture-lite: build
	@scripts/torture-lite

lint:
	@scripts/lint

format:
	@git ls-files '*.swift' -z | xargs -0 swift format --in-place --parallel

bench: build samples
	@scripts/bench

# How well and how fast people are found, with deface beside it; takes a quarter of an hour.
bench-faces: build
	@scripts/faces/setup
	@scripts/bench-faces

# How well voices are disguised: VOICES=FOLDER with a folder of recordings for each speaker.
bench-voice: build
	@scripts/bench-voice

clean:
	rm -rf .build $(OUT) $(OUT).workspace

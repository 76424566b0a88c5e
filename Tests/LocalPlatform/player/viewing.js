// What a viewer sees and hears of the page's video, and when it stops without being told to.
'use strict';

const video = document.getElementById('video');
const viewing = {failure: null, stalls: 0, started: false, sizes: []};

function fail(reason) { viewing.failure = viewing.failure || String(reason); }

video.addEventListener('error', () => fail(`${video.error.code}: ${video.error.message}`));
video.addEventListener('playing', () => { viewing.started = true; });
video.addEventListener('resize', () => viewing.sizes.push([video.videoWidth, video.videoHeight]));
// Waiting for the first picture, or for the place that was sought, is no stall.
let sought = false;
video.addEventListener('seeking', () => { sought = true; });
video.addEventListener('playing', () => { sought = false; });
video.addEventListener('waiting', () => { if (viewing.started && !sought && !video.ended) viewing.stalls += 1; });

// Sound is measured on its way to the loudspeakers, which are muted for the whole browser.
const context = new AudioContext();
const analyser = new AnalyserNode(context, {fftSize: 8192, smoothingTimeConstant: 0});
context.createMediaElementSource(video).connect(analyser).connect(context.destination);

function hear() {
    const samples = new Float32Array(analyser.fftSize), strengths = new Float32Array(analyser.frequencyBinCount);
    analyser.getFloatTimeDomainData(samples);
    analyser.getFloatFrequencyData(strengths);
    const loudest = strengths.reduce((best, value, index) => value > strengths[best] ? index : best, 0);
    return {loudness: Math.sqrt(samples.reduce((sum, value) => sum + value * value, 0) / samples.length),
            tone: loudest * context.sampleRate / analyser.fftSize};
}

function look() {
    const canvas = document.createElement('canvas');
    let lit = 0;
    if (video.videoWidth) {
        [canvas.width, canvas.height] = [64, 36];
        const drawing = canvas.getContext('2d');
        drawing.drawImage(video, 0, 0, 64, 36);
        const pixels = drawing.getImageData(0, 0, 64, 36).data;
        for (let i = 0; i < pixels.length; i += 4) if (pixels[i] + pixels[i + 1] + pixels[i + 2] > 96) lit += 1;
        lit /= 64 * 36;
    }
    return {...viewing, ...hear(), lit, time: video.currentTime, width: video.videoWidth, height: video.videoHeight,
            duration: video.duration || 0, ended: video.ended, seeking: video.seeking};
}

function start() {
    context.resume();
    video.play().catch(fail);
}

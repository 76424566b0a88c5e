// Plays a DASH manifest (ISO/IEC 23009-1) of a finished video by Media Source Extensions: no more than this platform's manifests need.
'use strict';

const AHEAD_SECONDS = 15, GAP_SECONDS = 0.25, PAUSE_MILLISECONDS = 40;
// The rendition that is asked for next, by its place among those of its kind, smallest first.
const wanted = {video: 0, audio: 0};
let renditions = {};
// What is added to each address, as a signed URL's query.
let query = '';
// When the segment ends that was playing as another rendition was chosen.
let changesAt = 0;

function seconds(text) {
    const found = /^PT(?:(\d+)H)?(?:(\d+)M)?(?:([\d.]+)S)?$/.exec(text);
    return Number(found[1] || 0) * 3600 + Number(found[2] || 0) * 60 + Number(found[3] || 0);
}

function numbered(template, number) {
    return template.replace(/\$Number(?:%0(\d+)d)?\$/, (_, width) => String(number).padStart(width || 1, '0'));
}

function representation(element, set, base, duration) {
    const own = name => element.getAttribute(name) || set.getAttribute(name);
    const template = element.querySelector('SegmentTemplate') || set.querySelector(':scope > SegmentTemplate');
    const scale = Number(template.getAttribute('timescale') || 1), first = Number(template.getAttribute('startNumber') || 1);
    const offset = Number(template.getAttribute('presentationTimeOffset') || 0) / scale;
    const lengths = [];
    const length = template.getAttribute('duration');
    if (length) {
        for (let at = 0; at < duration - 1e-6; at += Number(length) / scale) lengths.push(Number(length) / scale);
    } else {
        for (const s of template.querySelectorAll('SegmentTimeline > S'))
            for (let i = 0; i <= Number(s.getAttribute('r') || 0); i += 1) lengths.push(Number(s.getAttribute('d')) / scale);
    }
    const begin = template.querySelector('SegmentTimeline > S[t]');
    let at = begin ? Number(begin.getAttribute('t')) / scale - offset : 0;
    const address = name => new URL(name, base).href;
    const segments = lengths.map((length, index) => {
        const segment = {start: at, end: at + length, url: address(numbered(template.getAttribute('media'), first + index))};
        at += length;
        return segment;
    });
    return {type: `${own('mimeType')}; codecs="${own('codecs')}"`, bandwidth: Number(own('bandwidth')), segments,
            width: Number(own('width')), height: Number(own('height')), init: address(template.getAttribute('initialization'))};
}

async function bytes(url) {
    const answer = await fetch(url + query);
    if (!answer.ok) throw new Error(`${url} is answered with ${answer.status}`);
    return answer.arrayBuffer();
}

function appended(buffer, data) {
    return new Promise((done, failed) => {
        buffer.addEventListener('updateend', done, {once: true});
        buffer.addEventListener('error', () => failed(new Error('A segment could not be decoded')), {once: true});
        buffer.appendBuffer(data);
    });
}

function removed(buffer, begin) {
    return new Promise(done => {
        buffer.addEventListener('updateend', done, {once: true});
        buffer.remove(begin, Infinity);
    });
}

// Until when the buffer holds what comes after a time without a gap.
function bufferedEnd(buffer, time) {
    for (let i = 0; i < buffer.buffered.length; i += 1)
        if (buffer.buffered.start(i) <= time + GAP_SECONDS && time < buffer.buffered.end(i)) return buffer.buffered.end(i);
    return time;
}

async function feed(source, kind, buffer, isFull) {
    let current = null;
    for (;;) {
        const chosen = renditions[kind][wanted[kind]];
        if (current !== null && current !== chosen) {
            await removed(buffer, changesAt);
            current = null;
        }
        const end = bufferedEnd(buffer, video.currentTime);
        const last = chosen.segments[chosen.segments.length - 1];
        const next = chosen.segments.find(segment => segment.start <= end + GAP_SECONDS && end + GAP_SECONDS < segment.end);
        isFull[kind] = !next || end > last.end - GAP_SECONDS;
        if (!isFull[kind] && end - video.currentTime < AHEAD_SECONDS) {
            if (current === null) {
                buffer.changeType(chosen.type);
                await appended(buffer, await bytes(chosen.init));
                current = chosen;
            }
            await appended(buffer, await bytes(next.url));
            continue;
        }
        const updating = [...source.sourceBuffers].some(each => each.updating);
        if (Object.values(isFull).every(Boolean) && source.readyState === 'open' && !updating) source.endOfStream();
        await new Promise(done => setTimeout(done, PAUSE_MILLISECONDS));
    }
}

async function playManifest(url) {
    try {
        const answer = await fetch(url + query);
        if (!answer.ok) throw new Error(`${url} is answered with ${answer.status}`);
        const manifest = new DOMParser().parseFromString(await answer.text(), 'text/xml');
        const duration = seconds(manifest.documentElement.getAttribute('mediaPresentationDuration'));
        for (const set of manifest.querySelectorAll('AdaptationSet')) {
            const kind = set.getAttribute('contentType');
            if (!(kind in wanted)) continue;
            const found = [...set.querySelectorAll('Representation')].map(element => representation(element, set, url, duration));
            renditions[kind] = [...(renditions[kind] || []), ...found].sort((a, b) => a.bandwidth - b.bandwidth);
        }
        const source = new MediaSource();
        video.src = URL.createObjectURL(source);
        await new Promise(done => source.addEventListener('sourceopen', done, {once: true}));
        source.duration = duration;
        const isFull = Object.fromEntries(Object.keys(renditions).map(kind => [kind, false]));
        const buffers = Object.keys(renditions).map(kind => [kind, source.addSourceBuffer(renditions[kind][0].type)]);
        start();
        await Promise.all(buffers.map(([kind, buffer]) => feed(source, kind, buffer, isFull)));
    } catch (error) {
        fail(error);
    }
}

// From the next segment on: what is buffered behind the one that plays is dropped, so that the change is seen.
function chooseVideo(place) {
    const playing = renditions.video[wanted.video].segments.find(segment => video.currentTime < segment.end);
    changesAt = playing ? playing.end : video.duration;
    wanted.video = place;
}

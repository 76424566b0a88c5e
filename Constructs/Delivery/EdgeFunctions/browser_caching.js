// Tells browsers how long to keep what they get, on its way from CloudFront to the viewer. `KEPT` stands in front of this file.
//
// A response headers policy could not: it would let browsers keep an error as long as the file that was asked for. Errors of the origin
// never come here, and what else is one is left as it is.
// https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/edge-function-restrictions-all.html

function kind(path) {
    if (/\.(m3u8|mpd)$/.test(path)) {
        return 'manifests';
    }
    return path.indexOf('/thumbnails/') >= 0 ? 'thumbnails' : 'media';
}

function handler(event) {
    const response = event.response;
    if (response.statusCode < 400 && event.request.method !== 'OPTIONS') {
        response.headers['cache-control'] = {value: KEPT[kind(event.request.uri)]};
    }
    return response;
}

// Lets viewers in whose URL has a token in front: /token/<name of a key>.<seconds since 1970>.<code>/assets/<asset>/…
//
// The code is the HMAC-SHA256, in base64url without =, of "<name of the key>.<seconds>./assets/<asset>/". Names in manifests are relative,
// so that one token opens all files of its asset, and of no other. The cache knows the path without the token: all viewers share it.
// https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/functions-custom-methods.html

import cf from 'cloudfront';
import crypto from 'crypto';

const keys = cf.kvs();
// Names of files have no other characters, so that no spelling of a path stands for another.
const PATH = /^\/token\/([A-Za-z0-9_-]{1,64})\.([0-9]{1,11})\.([A-Za-z0-9_-]{43})(\/assets\/[A-Za-z0-9_-]+\/)([A-Za-z0-9_.\/-]+)$/;
const SHORTEST_KEY = 32;

function refused() {
    return {statusCode: 403, statusDescription: 'Forbidden', headers: {'cache-control': {value: 'no-store'}}};
}

// Takes as long wherever they differ. Both have 43 characters.
function same(one, other) {
    let difference = one.length ^ other.length;
    for (let i = 0; i < one.length; i += 1) {
        difference |= one.charCodeAt(i) ^ other.charCodeAt(i);
    }
    return difference === 0;
}

async function handler(event) {
    const request = event.request;
    const found = PATH.exec(request.uri);
    if (found === null || found[5].indexOf('..') >= 0 || Number(found[2]) * 1000 <= Date.now()) {
        return refused();
    }
    let key;
    try {
        key = await keys.get(found[1]);
    } catch (error) {
        return refused();
    }
    if (key.length < SHORTEST_KEY) {
        return refused();
    }
    const code = crypto.createHmac('sha256', key).update(`${found[1]}.${found[2]}.${found[4]}`).digest('base64url');
    if (!same(code, found[3])) {
        return refused();
    }
    request.uri = found[4] + found[5];
    return request;
}

"""An edge location of CloudFront on this machine: a deployed distribution's template decides what it serves, how and for how long.

It is reached over HTTP and takes that for HTTPS. Functions run in Node.js, signatures are verified. It does not do TLS, HTTP/2 and 3,
geographic restrictions, web ACLs and logs.
"""

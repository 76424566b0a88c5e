"""The differential fuzzer: random apps, built with this library and with aws-cdk-lib, must give the same files."""

import Testing

@testable import CDK

/// What the command line of an app's program can say, and what is said of the rest.
@Suite struct AppArgumentsTests {
    private func mistakes(_ arguments: [String]) -> [String] {
        var mistakes: [Diagnostic] = []
        _ = AppArguments(parsing: arguments, &mistakes)
        return mistakes.map { "\($0.message) -> \($0.action ?? "")" }
    }

    @Test func everyFormOfAnOption() {
        var mistakes: [Diagnostic] = []
        let asked = AppArguments(
            parsing: [
                "-c", "a=1", "--context", "b=true", "--context=c=x=y", "-c=d=", "-c", "a=2", "-o", "one", "--output=two",
            ], &mistakes)
        #expect(mistakes == [])
        #expect(asked.context == ["a": "2", "b": "true", "c": "x=y", "d": ""])
        #expect(asked.outputDirectory == "two")
        #expect(!asked.asksForHelp)
        for flag in ["-h", "--help"] { #expect(AppArguments(parsing: [flag], &mistakes).asksForHelp) }
        #expect(AppArguments(parsing: [], &mistakes).context == [:])
        #expect(mistakes == [])
    }

    @Test(arguments: ["region=eu-west-1", "synth", "--region", "--region=eu-west-1", "-cregion=eu-west-1", "--help=more", "-", "--", ""])
    func whatIsNoOption(argument: String) {
        #expect(
            mistakes([argument]) == [
                "'\(argument)' is not an option of this program -> use --context key=value, --output directory or --help"
            ])
    }

    @Test func valuesThatAreMissing() {
        #expect(mistakes(["-c"]) == ["-c has no value -> write -c key=value"])
        #expect(mistakes(["--context", "--output", "x"]) == ["--context has no value -> write --context key=value"])
        #expect(mistakes(["-o"]) == ["-o has no value -> write -o directory"])
        #expect(mistakes(["--output="]) == ["--output has no value -> write --output directory"])
    }

    @Test func contextThatIsNone() {
        #expect(mistakes(["-c", "region"]) == ["'region' of -c is no key=value -> write -c key=value"])
        #expect(mistakes(["--context==x"]) == ["'=x' of --context is no key=value -> write --context key=value"])
        #expect(
            mistakes(["-c", "aws:cdk:x=1"]) == [
                "The context key 'aws:cdk:x' is the CDK CLI's to set, as all that begin with aws: -> leave it out"
            ])
    }

    @Test func allThatIsWrongIsReported() {
        #expect(mistakes(["x", "-c", "y", "-o"]).count == 3)
    }
}

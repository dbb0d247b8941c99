namespace AgentOS.Cli.Output;

/// <summary>Prints failures on the error stream: three lines for a person, one object for a program.</summary>
internal sealed class ErrorPresenter(StandardStreams streams, bool asJson)
{
    /// <summary>Characters; a path may be far longer. JSON has it whole.</summary>
    private const int LongestSentence = 400;

    /// <summary>Prints the failure.</summary>
    /// <returns>Its exit status.</returns>
    public int Present(FailureReport report)
    {
        if (asJson)
            streams.Error.WriteLine(JsonText.Of(new FailureDocument(report), OutputJson.Default.FailureDocument));
        else
            PresentText(report);
        return report.ExitCode;
    }

    private void PresentText(FailureReport report)
    {
        streams.Error.WriteLine($"agentos: {Shown(report.Message)} ({report.Code})");
        if (report.Why is not null)
            streams.Error.WriteLine($"  why: {Shown(report.Why)}");
        if (report.Try is not null)
            streams.Error.WriteLine($"  try: {Shown(report.Try)}");
    }

    // Escaped for files, too: a name must not be able to forge lines of a log.
    private static string Shown(string text) => Shortened(ControlCharacters.Escape(text));

    private static string Shortened(string text) =>
        text.Length <= LongestSentence ? text : $"{text[..(LongestSentence / 2)]}…{text[^(LongestSentence / 2)..]}";
}

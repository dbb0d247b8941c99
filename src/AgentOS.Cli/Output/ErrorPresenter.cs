namespace AgentOS.Cli.Output;

/// <summary>Prints failures on the error stream: three lines for a person, one object for a program.</summary>
internal sealed class ErrorPresenter(StandardStreams streams, bool asJson)
{
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

    private string Shown(string text) => streams.IsErrorTerminal ? ControlCharacters.Escape(text) : text;
}

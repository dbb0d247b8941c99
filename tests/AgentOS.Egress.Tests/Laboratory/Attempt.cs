using System.Text.Json;

namespace AgentOS.Egress.Tests.Laboratory;

/// <summary>One sandbox that tried to reach something: what it printed, what the internet saw, what was written down.</summary>
/// <param name="Run">How it ended.</param>
/// <param name="Seen">What the internet saw.</param>
/// <param name="Events">Rows of <c>agentos net AGENT log</c>.</param>
internal sealed record Attempt(ProgramRun Run, Observation Seen, IReadOnlyList<JsonElement> Events)
{
    public string Output => Run.Output;

    /// <summary>Not one packet left the host.</summary>
    public Attempt SentNothing()
    {
        Assert.True(Seen.Departures.Count == 0, $"left the host: {string.Join("; ", Seen.Departures)}\n{Run}");
        Assert.Empty(Seen.Hits);
        return this;
    }

    /// <summary>What left was for ok.com (and names below it) and nobody else, and some did.</summary>
    public Attempt ReachedOnlyOk()
    {
        Assert.True(Seen.Departures.Any(departure => departure.Protocol == "tcp"), $"nothing left the host\n{this}");
        Assert.All(Seen.Departures, departure => Assert.True(
            departure.Asked is { } name ? name == "ok.com" || name.EndsWith(".ok.com", StringComparison.Ordinal) : Internet.OkAddresses.Contains(departure.To, StringComparer.Ordinal),
            $"{departure} left the host\n{Run}"));
        return this;
    }

    /// <summary>A refusal of a kind was written down.</summary>
    public Attempt Recorded(string kind, string? host = null)
    {
        Assert.True(
            Events.Any(row => row.GetProperty("kind").GetString() == kind && (host is null || row.GetProperty("host").GetString() == host)),
            $"no refusal '{kind}' of {host ?? "anything"} was written down\n{this}");
        return this;
    }

    public Attempt Printed(params string[] texts)
    {
        Assert.All(texts, text => Assert.True(Output.Contains(text, StringComparison.Ordinal), $"'{text}' is missing\n{this}"));
        return this;
    }

    public Attempt DidNotPrint(params string[] texts)
    {
        Assert.All(texts, text => Assert.False(Output.Contains(text, StringComparison.Ordinal), $"'{text}' was printed\n{this}"));
        return this;
    }

    public override string ToString() =>
        $"{Run}\n--- wire\n{string.Join('\n', Seen.Departures)}\n--- servers\n{string.Join('\n', Seen.Hits)}\n--- record\n{string.Join('\n', Events.Select(row => row.GetRawText()))}";
}

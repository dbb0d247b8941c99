using System.Globalization;
using AgentOS.Sandbox;

namespace AgentOS.Kernel;

/// <summary>A running agent, as its host wrote it down.</summary>
/// <param name="Id">Eight hexadecimal digits, random.</param>
/// <param name="Host">The process that runs it.</param>
/// <param name="Started">When its program was started.</param>
/// <param name="Database">The agent's file, absolute.</param>
/// <param name="Command">Program and arguments.</param>
public sealed record RunningAgent(string Id, ProcessIdentity Host, DateTimeOffset Started, string Database, IReadOnlyList<string> Command)
{
    /// <summary>The file of the agent that runs it for itself; null is nobody.</summary>
    public string? PartOf { get; init; }

    /// <summary>Whether everything in it stands still.</summary>
    public bool IsPaused { get; init; }

    private const int IdDigits = 8;
    private const int FieldsBeforeCommand = 6;
    private const string Paused = "paused";

    // No path and no argument contains it.
    private const char Separator = '\0';

    /// <summary>Describes an agent of this process.</summary>
    internal static RunningAgent OfThisProcess(AgentRunRequest request) => new(
        // Random, and does not load OpenSSL, as RandomNumberGenerator does: 5 MB of memory and 2 ms of every start.
        Guid.NewGuid().ToString("N")[^IdDigits..],
        ProcessIdentity.Current,
        request.Clock.GetUtcNow(),
        Path.GetFullPath(request.Database.Path),
        request.Sandbox.Command)
    {
        PartOf = request.PartOf,
    };

    /// <summary>Reads a record.</summary>
    /// <returns>Null when the text is none.</returns>
    internal static RunningAgent? Parse(string id, string text)
    {
        string[] fields = text.Split(Separator);
        return fields.Length > FieldsBeforeCommand
            && int.TryParse(fields[0], NumberStyles.None, CultureInfo.InvariantCulture, out int pid)
            && long.TryParse(fields[1], NumberStyles.None, CultureInfo.InvariantCulture, out long startTime)
            && DateTimeOffset.TryParseExact(fields[2], "O", CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out DateTimeOffset started)
            ? new RunningAgent(id, new ProcessIdentity(pid, startTime), started, fields[3], fields[FieldsBeforeCommand..])
            {
                PartOf = fields[4].Length > 0 ? fields[4] : null,
                IsPaused = fields[5] == Paused,
            }
            : null;
    }

    /// <summary>The record's text.</summary>
    internal string Format() => string.Join(Separator, [
        Host.ProcessId.ToString(CultureInfo.InvariantCulture),
        Host.StartTime.ToString(CultureInfo.InvariantCulture),
        Started.ToString("O", CultureInfo.InvariantCulture),
        Database,
        PartOf ?? "",
        IsPaused ? Paused : "",
        .. Command,
    ]);
}

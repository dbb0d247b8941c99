namespace AgentOS.Cli.Commands.Store.Cache;

/// <summary>What a setup wrote.</summary>
/// <param name="File">Where it is kept.</param>
/// <param name="Lines">Its lines.</param>
internal sealed record SetupLogReport(string File, IReadOnlyList<string> Lines);

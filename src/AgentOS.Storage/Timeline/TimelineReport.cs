namespace AgentOS.Storage.Timeline;

/// <summary>What an examination of the timeline found.</summary>
/// <param name="Rows">How many rows there are.</param>
/// <param name="Pruned">How many older rows were removed by the limit or on request; the chain begins after them.</param>
/// <param name="Head">Number and hash of the last row, <c>NUMBER:HEX</c>. Kept elsewhere it proves later that nothing up to it was rewritten.</param>
/// <param name="Defects">What is wrong, in order; empty when nothing is.</param>
public sealed record TimelineReport(long Rows, long Pruned, string Head, IReadOnlyList<string> Defects);

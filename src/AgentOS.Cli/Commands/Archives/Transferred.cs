using AgentOS.Cli.Output;
using AgentOS.Storage;

namespace AgentOS.Cli.Commands.Archives;

/// <summary>What an export or import did; also its JSON shape.</summary>
/// <param name="Entries">Entries written or imported.</param>
/// <param name="Skipped">What could not be kept: sockets on the way out, devices and foreign attributes on the way in.</param>
internal sealed record Transferred(long Entries, long Skipped)
{
    public static void Write(IResultWriter results, ArchiveSummary summary) =>
        results.Write(new Transferred(summary.Entries, summary.Skipped), ArchivesJson.Default.Transferred, static (done, output) =>
            output.WriteLine(done.Skipped == 0 ? $"{done.Entries} entries" : $"{done.Entries} entries; {done.Skipped} not kept (sockets, devices, foreign attributes)"));
}

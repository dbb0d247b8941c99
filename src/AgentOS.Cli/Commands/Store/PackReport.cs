using AgentOS.Cli.Output;

namespace AgentOS.Cli.Commands.Store;

/// <summary>What <c>pack</c> made.</summary>
/// <param name="File">The archive.</param>
/// <param name="Bytes">Its length.</param>
/// <param name="Files">What is in it.</param>
/// <param name="LeftOut">What was not taken.</param>
internal sealed record PackReport(string File, long Bytes, IReadOnlyList<string> Files, IReadOnlyList<string> LeftOut)
{
    public static void Print(PackReport packed, TextOutput output)
    {
        foreach (string path in packed.LeftOut)
            output.WriteLine($"left out {output.Shown(path)}");
        output.WriteLine($"packed {packed.Files.Count} files into {output.Shown(packed.File)} ({packed.Bytes} bytes)");
    }
}

using AgentOS.Cli.Output;

namespace AgentOS.Cli.Commands.Store;

/// <summary>What was installed.</summary>
/// <param name="Name">What <c>run</c> takes from now on.</param>
/// <param name="Version">As its manifest says.</param>
/// <param name="Address">Where it is fetched.</param>
/// <param name="Commit">40 hexadecimal digits.</param>
internal sealed record InstallReport(string Name, string Version, string Address, string Commit)
{
    private const int ShownDigits = 12;

    public static void Print(InstallReport installed, TextOutput output) => output.WriteLine(
        $"installed {installed.Name} {output.Shown(installed.Version)} ({installed.Commit[..ShownDigits]}); next: agentstore run {installed.Name}");
}

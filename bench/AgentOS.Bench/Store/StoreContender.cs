using System.Diagnostics;

namespace AgentOS.Bench.Store;

/// <summary>A way to start an agent.</summary>
/// <param name="Name">What the table calls it.</param>
/// <param name="Directory">Where.</param>
/// <param name="Environment">Set on top of the inherited variables.</param>
/// <param name="Program">The program.</param>
/// <param name="Arguments">Its arguments.</param>
internal sealed record StoreContender(string Name, string Directory, IReadOnlyDictionary<string, string> Environment, string Program, params string[] Arguments)
{
    public ProcessStartInfo ToStartInfo()
    {
        ProcessStartInfo start = new(Program, Arguments)
        {
            UseShellExecute = false, WorkingDirectory = Directory, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        foreach ((string name, string value) in Environment)
            start.Environment[name] = value;
        return start;
    }
}

using System.Diagnostics;

namespace AgentOS.Network.Tests.Inspection;

/// <summary>One run of a program that speaks HTTPS.</summary>
internal sealed record ClientRun(int ExitCode, string Output, string Error)
{
    public static async Task<ClientRun> OfAsync(string program, IReadOnlyList<string> arguments, IReadOnlyDictionary<string, string> variables)
    {
        ProcessStartInfo start = new(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        foreach ((string name, string value) in variables)
            start.Environment[name] = value;
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync(), error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new ClientRun(process.ExitCode, await output, await error);
    }
}

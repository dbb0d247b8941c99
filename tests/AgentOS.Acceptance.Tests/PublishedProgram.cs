using System.Diagnostics;
using System.Text;
using AgentOS.Testing;

namespace AgentOS.Acceptance.Tests;

/// <summary>The program as users have it: published beside agentos-init by <c>./agentos</c>.</summary>
internal static class PublishedProgram
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    /// <summary>The repository's root.</summary>
    public static string Root { get; } = Checkout.Root;

    /// <summary>Folder of the published programs.</summary>
    public static string Folder { get; } = Path.Combine(Root, "artifacts", "native");

    public static Task<ProgramRun> RunAsync(string directory, params string[] arguments) =>
        RunAsync(directory, input: [], [Path.Combine(Folder, "agentos"), .. arguments]);

    /// <summary>Runs a shell script with the program's three names on PATH.</summary>
    public static Task<ProgramRun> RunScriptAsync(string directory, string script) =>
        RunAsync(directory, input: [], ["bash", "-c", $"PATH={Folder}:$PATH; {script}"]);

    /// <summary>The same as the user nobody, with a runtime directory of its own.</summary>
    public static Task<ProgramRun> RunAsNobodyAsync(string directory, string runtimeDirectory, params string[] arguments) =>
        RunAsync(directory, input: [],
            ["setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups", "env", $"XDG_RUNTIME_DIR={runtimeDirectory}", Path.Combine(Folder, "agentos"), .. arguments]);

    public static async Task<ProgramRun> RunAsync(string directory, byte[] input, string[] command)
    {
        using Process process = Start(directory, command);
        Task<byte[]> output = ReadAsync(process.StandardOutput.BaseStream), error = ReadAsync(process.StandardError.BaseStream);
        try
        {
            await process.StandardInput.BaseStream.WriteAsync(input);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // The program did not want all of it.
        }

        using CancellationTokenSource limit = new(s_patience);
        await process.WaitForExitAsync(limit.Token);
        return new ProgramRun(process.ExitCode, await output, Encoding.UTF8.GetString(await error));
    }

    public static Process Start(string directory, string[] command)
    {
        ProcessStartInfo start = new(command[0], command[1..])
        {
            UseShellExecute = false,
            WorkingDirectory = directory,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        return Process.Start(start)!;
    }

    private static async Task<byte[]> ReadAsync(Stream stream)
    {
        using MemoryStream bytes = new();
        await stream.CopyToAsync(bytes);
        return bytes.ToArray();
    }
}

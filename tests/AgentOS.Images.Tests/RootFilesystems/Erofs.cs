using System.Diagnostics;

namespace AgentOS.Images.Tests.RootFilesystems;

/// <summary>The tools of EROFS' own authors.</summary>
internal static class Erofs
{
    /// <summary>Checks a disk and writes its files to a directory.</summary>
    public static void Extract(string disk, string directory)
    {
        Assert.SkipUnless(Environment.GetEnvironmentVariable("PATH")!.Split(':').Any(path => File.Exists(Path.Combine(path, "fsck.erofs"))), "erofs-utils is not installed");
        (int code, string output) = Run("fsck.erofs", $"--extract={directory}", disk);
        Assert.True(code == 0, output);
    }

    public static (int Code, string Output) Run(string program, params string[] arguments)
    {
        using Process process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false })!;
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd() + error.GetAwaiter().GetResult();
        process.WaitForExit();
        return (process.ExitCode, output);
    }
}

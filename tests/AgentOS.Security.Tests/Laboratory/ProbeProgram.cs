using System.Diagnostics;

namespace AgentOS.Security.Tests.Laboratory;

/// <summary>The hostile program (Probes/*.c), compiled once per run: static, so that it starts in any root directory.</summary>
internal static class ProbeProgram
{
    public static void Build(string target)
    {
        string[] sources = Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Probes"), "*.c");
        Array.Sort(sources, StringComparer.Ordinal);
        string[] arguments = ["-std=gnu11", "-O1", "-static", "-pthread", "-Wall", "-Wextra", "-Werror", "-o", target, .. sources];
        using Process compiler = Process.Start(new ProcessStartInfo(Compiler(), arguments) { UseShellExecute = false, RedirectStandardError = true })
            ?? throw new InvalidOperationException("the C compiler did not start");
        string problems = compiler.StandardError.ReadToEnd();
        compiler.WaitForExit();
        if (compiler.ExitCode != 0)
            throw new InvalidOperationException($"the probes did not compile:\n{problems}");
    }

    private static string Compiler() =>
        new[] { "/usr/bin/clang", "/usr/bin/gcc", "/usr/bin/cc" }.FirstOrDefault(File.Exists)
        ?? throw new InvalidOperationException("no C compiler: install clang or gcc");
}

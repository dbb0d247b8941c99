using System.Diagnostics;

namespace AgentOS.Testing.Machines;

/// <summary>What tests' machines are made of, kept in this checkout between runs, in <c>artifacts/test-machines</c>. Several projects may ask at the same time.</summary>
public static class TestMachines
{
    private static readonly string[] s_applets =
        ["sh", "ash", "cat", "echo", "env", "grep", "head", "id", "ln", "ls", "mkdir", "rm", "sleep", "sync", "touch", "tr", "true", "uname", "wc"];

    /// <summary>The directory; kernels and initial file systems are in it.</summary>
    public static string Cache => Directory.CreateDirectory(Path.Combine(Checkout.Root, "artifacts/test-machines")).FullName;

    /// <summary>A root directory with busybox, of Debian's package.</summary>
    public static string Busybox
    {
        get
        {
            string root = Path.Combine(Cache, "busybox");
            if (!Directory.Exists(root))
                MakeBusybox(root);
            return root;
        }
    }

    private static void MakeBusybox(string root)
    {
        using TempDirectory draft = new();
        Run(draft.Path, "apt-get", "-qq", "download", "busybox-static");
        Run(draft.Path, "dpkg-deb", "-x", Directory.EnumerateFiles(draft.Path, "*.deb").Single(), $"{root}.{Environment.ProcessId}");
        foreach (string applet in s_applets)
            File.CreateSymbolicLink($"{root}.{Environment.ProcessId}/bin/{applet}", "busybox");
        try
        {
            Directory.Move($"{root}.{Environment.ProcessId}", root);
        }
        catch (IOException) when (Directory.Exists(root))
        {
            Directory.Delete($"{root}.{Environment.ProcessId}", recursive: true);
        }
    }

    private static void Run(string directory, string program, params string[] arguments)
    {
        using Process process = Process.Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = directory, UseShellExecute = false })!;
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with status {process.ExitCode}");
    }
}

using System.Diagnostics;
using AgentOS.Testing;

namespace AgentOS.Security.Tests.Laboratory;

/// <summary>
/// The directories of a test run. Sandboxes are shown <see cref="Shown"/> (read-only) and <see cref="Writable"/>; what lies in
/// <see cref="Outside"/> they must never see.
/// </summary>
internal sealed class Yard : IDisposable
{
    private readonly TempDirectory _root = new();

    public Yard()
    {
        foreach (string path in new[] { Shown, Privileged, Outside, Scratch })
            Directory.CreateDirectory(path);
        foreach (Starter starter in Enum.GetValues<Starter>())
        {
            Directory.CreateDirectory(Writable(starter));
            Directory.CreateDirectory(State(starter), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        File.WriteAllText(CanaryFile, "outside\n");
        ProbeProgram.Build(Probe);
        File.Copy(Probe, Victim);
        File.Copy(Probe, CanaryProgram);
        if (Privileges.IsRoot)
            GiveRights();
    }

    /// <summary>Shown to sandboxes at its own path, read-only, as the current directory.</summary>
    public string Shown => _root["shown"];

    /// <summary>The hostile program.</summary>
    public string Probe => Path.Combine(Shown, "probe");

    /// <summary>A copy that an attempt tries to overwrite.</summary>
    public string Victim => Path.Combine(Shown, "victim");

    /// <summary>Holds a copy of the probe that is setuid root, and one with file capabilities.</summary>
    public string Privileged => Path.Combine(Shown, "privileged");

    /// <summary>Never shown.</summary>
    public string Outside => _root["outside"];

    /// <summary>A file nobody inside may read, although its mode lets everybody.</summary>
    public string CanaryFile => Path.Combine(Outside, "canary");

    /// <summary>What the canary process runs; running, it cannot be written.</summary>
    public string CanaryProgram => Path.Combine(Outside, "canary-program");

    /// <summary>Where controls leave their files. Not shown.</summary>
    public string Scratch => _root["scratch"];

    /// <summary>Shown to sandboxes at /work, writable.</summary>
    public string Writable(Starter starter) => _root[$"writable-{starter}"];

    /// <summary>Home, runtime directory and agent.db of a starter. Not shown.</summary>
    public string State(Starter starter) => _root[$"state-{starter}"];

    public void Dispose() => _root.Dispose();

    private void GiveRights()
    {
        string setuid = Path.Combine(Privileged, "setuid"), capable = Path.Combine(Privileged, "capable");
        File.Copy(Probe, setuid);
        File.Copy(Probe, capable);
        File.SetUnixFileMode(setuid, File.GetUnixFileMode(Probe) | UnixFileMode.SetUser);
        File.SetUnixFileMode(Scratch, (UnixFileMode)0x3FF);
        Run("setcap", "cap_net_admin,cap_sys_chroot+ep", capable);
        foreach (string path in new[] { Writable(Starter.OrdinaryUser), State(Starter.OrdinaryUser) })
            Run("chown", $"{Privileges.OrdinaryUserId}:{Privileges.OrdinaryUserId}", path);
    }

    private static void Run(string program, params string[] arguments)
    {
        using Process process = Process.Start(program, arguments);
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{program} {string.Join(' ', arguments)}: exit code {process.ExitCode}");
    }
}

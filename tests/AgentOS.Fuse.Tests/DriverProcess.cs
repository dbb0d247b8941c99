using System.Diagnostics;

namespace AgentOS.Fuse.Tests;

/// <summary>A mount served by another process, as root or as the user <c>nobody</c>.</summary>
internal sealed class DriverProcess : IDisposable
{
    private static readonly string Driver = Path.Combine(AppContext.BaseDirectory, "fuse-driver");

    private readonly Process _process;

    private DriverProcess(Process process)
    {
        _process = process;
        FirstLine = process.StandardOutput.ReadLine() ?? process.StandardError.ReadToEnd();
    }

    /// <summary><c>ready</c>, or the code of the error.</summary>
    internal string FirstLine { get; }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.StandardInput.Close();
            _process.WaitForExit();
        }

        _process.Dispose();
    }

    internal static DriverProcess Start(params string[] arguments)
    {
        Assert.SkipUnless(File.Exists("/dev/fuse"), "/dev/fuse is missing on this machine");
        return new DriverProcess(Command.Start(Driver, arguments));
    }

    internal static DriverProcess StartAsNobody(params string[] arguments)
    {
        Assert.SkipUnless(File.Exists("/dev/fuse"), "/dev/fuse is missing on this machine");
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "becoming another user needs root");
        Assert.SkipUnless(File.Exists("/usr/bin/fusermount3"), "fusermount3 is not installed");
        return new DriverProcess(Command.Start(
            "setpriv", ["--reuid=nobody", "--regid=nogroup", "--clear-groups", Driver, .. arguments]));
    }

    /// <summary>Ends it as the kernel's memory killer would.</summary>
    internal void KillHard()
    {
        _process.Kill();
        _process.WaitForExit();
    }
}

namespace AgentOS.Sandbox;

/// <summary>Files of /etc that would tell about the host or its users, with generic content instead.</summary>
internal static class SyntheticFiles
{
    public const string HostName = "agent";

    // A fixed id: programs that want one find it, and nothing can be traced to the machine by it.
    private const string MachineId = "a9e47005a9e47005a9e47005a9e47005\n";

    public static IEnumerable<LayoutStep> Steps(SandboxIdentity identity, string home)
    {
        (string Path, string Content)[] files =
        [
            ("/etc/passwd", $"{SandboxIdentity.UserName}:x:{identity.UserId}:{identity.GroupId}:agent:{home}:/bin/bash\n"
                + "nobody:x:65534:65534:nobody:/nonexistent:/usr/sbin/nologin\n"),
            ("/etc/group", $"{SandboxIdentity.UserName}:x:{identity.GroupId}:\nnogroup:x:65534:\n"),
            ("/etc/machine-id", MachineId),
            ("/etc/hostname", $"{HostName}\n"),
            ("/etc/hosts", $"127.0.0.1 localhost {HostName}\n::1 localhost {HostName}\n"),
        ];
        // A file missing on the host cannot be made in its read-only /etc.
        return files.Where(file => File.Exists(file.Path)).Select(file => new LayoutStep.Text(file.Path, file.Content));
    }
}

namespace AgentOS.Policy.Levels;

/// <summary>What every level but unrestricted blocks: the lists of the C++ kernel behind the seed, with gaps closed.</summary>
internal static class DefaultBlocks
{
    private static readonly string[] s_shells = ["sh", "bash", "dash", "zsh", "eval", "source"];

    /// <summary>Where secrets are.</summary>
    public static IReadOnlyList<string> Paths { get; } =
    [
        "/etc/shadow", "/etc/passwd", "~/.ssh/*", "~/.gnupg/*", "~/.aws/*", "~/.config/gcloud/*", "*/.env", "*/.git/config", "*/credentials*", "*/secrets*", "*/*token*", "*/*password*",
    ];

    /// <summary>What destroys, takes other rights, or runs what the network sends.</summary>
    public static IReadOnlyList<string> Commands { get; } =
    [
        "sudo", "su", "doas", "rm -r /", @"rm -r /\*", "rm -r ~", "rm -r ~/", @"rm -r ~/\*", "rm -r $HOME", "chmod 777", "chmod 0777", "chmod a+rwx",
        .. s_shells.Select(shell => $"curl | {shell}"), .. s_shells.Select(shell => $"wget | {shell}"),
        "> /dev/sd*", "tee /dev/sd*", "cp /dev/sd*", "shred /dev/sd*", "wipefs /dev/sd*", "dd of=/dev/sd*", "dd if=*", "mkfs", "mkfs.*", ": | :", "shutdown", "reboot", "init 0", "poweroff", "halt",
    ];
}

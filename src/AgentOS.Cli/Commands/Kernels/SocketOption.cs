using System.CommandLine;
using AgentOS.Linux;
using AgentOS.Sandbox;

namespace AgentOS.Cli.Commands.Kernels;

/// <summary><c>--socket PATH</c>: where a kernel answers.</summary>
internal sealed class SocketOption : Option<string?>
{
    private const string DefaultName = "kernel.sock";

    public SocketOption()
        : base("--socket")
    {
        Description = "Where it answers [default: kernel.sock in the private runtime directory]";
        HelpName = "PATH";
        Recursive = true;
    }

    /// <summary>Where it is by default.</summary>
    public static string Default => Path.Combine(RuntimeDirectory.Open(FileOwner.CurrentUserId), DefaultName);

    /// <summary>Its absolute path.</summary>
    public string PathIn(ParseResult parse) => Path.GetFullPath(parse.GetValue(this) ?? Default);
}

using System.CommandLine;

namespace AgentOS.Cli.Commands.Image;

/// <summary>The argument that names an image.</summary>
internal static class ImageName
{
    /// <summary>One of it.</summary>
    public static Argument<string> Argument(string description) => new("IMAGE") { Description = description };

    /// <summary>At least one of it.</summary>
    public static Argument<string[]> Arguments(string description) => new("IMAGE") { Description = description, Arity = ArgumentArity.OneOrMore };
}

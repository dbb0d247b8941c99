using System.CommandLine;
using AgentOS.Cli.CommandLine;

namespace AgentOS.Cli.Commands.Image;

/// <summary><c>agentos image</c>: what virtual machines are started from.</summary>
internal static class ImageCommand
{
    public static Command Build(CommandContext context) =>
        new("image", "Bring or build OCI images, for virtual machines")
        {
            ImagePullCommand.Build(context),
            ImageBuildCommand.Build(context),
            ImageListCommand.Build(context),
            ImageRemoveCommand.Build(context),
            ImageImportCommand.Build(context),
        };
}

using System.CommandLine;
using AgentOS.Cli.CommandLine;
using AgentOS.Errors;
using AgentOS.Images;

namespace AgentOS.Cli.Commands.Image;

/// <summary><c>agentos image list</c>.</summary>
internal static class ImageListCommand
{
    public static Command Build(CommandContext context)
    {
        DocumentedCommand command = new("list", "List the images that are here") { Examples = ["image list", "image list --json"] };
        command.Aliases.Add("ls");
        command.SetAction(parse =>
        {
            IReadOnlyList<ListedImage> images = [.. new ImageStore(ImageDirectories.OfThisUser(), time: context.Time).List().Select(ListedImage.Of)];
            context.Results(parse).Write(images, ImagesJson.Default.IReadOnlyListListedImage, ImageText.Print);
            return ExitCodes.Success;
        });
        return command;
    }
}

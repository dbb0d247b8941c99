using System.CommandLine;
using AgentOS.Cli.CommandLine;
using AgentOS.Errors;
using AgentOS.Images;
using AgentOS.Images.References;
using AgentOS.Linux;

namespace AgentOS.Cli.Commands.Image;

/// <summary><c>agentos image import PATH [--name NAME]</c>.</summary>
internal static class ImageImportCommand
{
    public static Command Build(CommandContext context)
    {
        Argument<string> path = new("PATH") { Description = "A docker save file, an OCI layout, or a directory that becomes the root" };
        Option<string?> name = new("--name") { Description = "What it is called here [default: its name in the file]", HelpName = "NAME" };
        DocumentedCommand command = new("import", "Take an image from a file or a directory") { Examples = ["image import image.tar", "image import ./rootfs --name my-root"] };
        command.Add(path);
        command.Add(name);
        command.SetAction(async (parse, cancellationToken) =>
        {
            ImageReference? chosen = parse.GetValue(name) is { } text ? ImageReference.Parse(text) : null;
            ImageStore store = new(ImageDirectories.OfThisUser(), time: context.Time);
            Images.Image image;
            using (ProgressLine progress = new(context.Streams.Error, Terminal.IsTerminal(2), context.Time))
                image = await store.ImportAsync(Path.GetFullPath(parse.GetRequiredValue(path)), chosen, progress, cancellationToken);
            context.Results(parse).Write([ListedImage.Of(image)], ImagesJson.Default.IReadOnlyListListedImage, ImageText.Print);
            return ExitCodes.Success;
        });
        return command;
    }
}

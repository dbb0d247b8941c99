using System.CommandLine;
using AgentOS.Cli.CommandLine;
using AgentOS.Errors;
using AgentOS.Images;
using AgentOS.Images.References;
using AgentOS.Images.Registries;
using AgentOS.Linux;

namespace AgentOS.Cli.Commands.Image;

/// <summary><c>agentos image pull IMAGE [--plain-http]</c>.</summary>
internal static class ImagePullCommand
{
    public static Command Build(CommandContext context)
    {
        Argument<string> name = ImageName.Argument("A language (python, node, ruby, golang), or [REGISTRY/]NAME[:TAG]");
        Option<bool> plain = new("--plain-http") { Description = "Speak to the registry without TLS" };
        DocumentedCommand command = new("pull", "Bring an image from its registry") { Examples = ["image pull python", "image pull node:22-slim", "image pull localhost:5000/tool:2"] };
        command.Add(name);
        command.Add(plain);
        command.SetAction(async (parse, cancellationToken) =>
        {
            ImageReference reference = LanguageImages.FindOrParse(parse.GetRequiredValue(name));
            RegistryOptions options = RegistryOptions.OfThisUser(parse.GetValue(plain));
            ImageStore store = new(ImageDirectories.OfThisUser(), time: context.Time);
            Images.Image image;
            using (ProgressLine progress = new(context.Streams.Error, Terminal.IsTerminal(2), context.Time))
                image = await store.PullAsync(reference, options, progress, cancellationToken);
            context.Results(parse).Write([ListedImage.Of(image)], ImagesJson.Default.IReadOnlyListListedImage, ImageText.Print);
            return ExitCodes.Success;
        });
        return command;
    }
}

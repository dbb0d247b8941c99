using System.CommandLine;
using AgentOS.Cli.CommandLine;
using AgentOS.Errors;
using AgentOS.Images;
using AgentOS.Images.References;

namespace AgentOS.Cli.Commands.Image;

/// <summary><c>agentos image rm IMAGE...</c>: layers that other images share stay.</summary>
internal static class ImageRemoveCommand
{
    public static Command Build(CommandContext context)
    {
        Argument<string[]> names = ImageName.Arguments("Languages or names, as for pull");
        DocumentedCommand command = new("rm", "Remove images, and what no other image needs") { Examples = ["image rm python", "image rm localhost:5000/tool:2 ruby"] };
        command.Aliases.Add("remove");
        command.Add(names);
        command.SetAction(async (parse, cancellationToken) =>
        {
            ImageStore store = new(ImageDirectories.OfThisUser(), time: context.Time);
            // All are understood before the first is removed.
            IReadOnlyList<ImageReference> references = [.. parse.GetRequiredValue(names).Select(LanguageImages.FindOrParse)];
            long freed = 0;
            foreach (ImageReference reference in references)
                freed += await store.RemoveAsync(reference, cancellationToken);
            RemovedImages removed = new([.. references.Select(reference => reference.ToString())], freed);
            context.Results(parse).Write(removed, ImagesJson.Default.RemovedImages, (result, output) => output.WriteLine($"{ImageText.Size(result.Freed)} freed"));
            return ExitCodes.Success;
        });
        return command;
    }
}

using System.CommandLine;
using AgentOS.Cli.CommandLine;
using AgentOS.Errors;
using AgentOS.Images;
using AgentOS.Images.Building;
using AgentOS.Images.References;
using AgentOS.Images.Registries;
using AgentOS.Linux;
using AgentOS.Network.Policy;
using AgentOS.Vms;
using AgentOS.Vms.Building;

namespace AgentOS.Cli.Commands.Image;

/// <summary><c>agentos image build [DIRECTORY] --name NAME</c>: an image of a recipe, without Docker.</summary>
internal static class ImageBuildCommand
{
    private static readonly string[] s_recipes = ["Containerfile", "Dockerfile"];

    public static Command Build(CommandContext context)
    {
        Argument<string> directory = new("DIRECTORY") { Description = "Where COPY takes files from", DefaultValueFactory = _ => "." };
        Option<string> name = new("--name", "-t") { Description = "What the image is called", HelpName = "NAME", Required = true };
        Option<string?> recipe = new("--file", "-f") { Description = "The recipe [default: Containerfile or Dockerfile in DIRECTORY]", HelpName = "FILE" };
        Option<string?> target = new("--target") { Description = "The stage that becomes the image [default: the last one]", HelpName = "STAGE" };
        Option<string[]> arguments = new("--build-arg") { Description = "A value of ARG NAME; may be repeated", HelpName = "NAME=VALUE" };
        Option<string[]> allow = new("--allow") { Description = "Let commands reach a name, as with 'agentos run' (repeatable)", HelpName = "NAME[:PORT]" };
        Option<bool> fresh = new("--no-cache") { Description = "Run every command again" };
        Option<bool> plain = new("--plain-http") { Description = "Speak to registries without TLS" };
        DocumentedCommand command = new("build", "Make an image of a Containerfile")
        {
            Examples = ["image build --name my-tools", "image build app --name app:2 --target release", "image build --name x --allow pypi.org --allow files.pythonhosted.org"],
            Note = "Commands (RUN) run in microVMs, as root of the machine; they reach the names that are allowed and nothing else. What they print goes to standard error.",
        };
        command.Add(directory);
        foreach (Option option in (Option[])[name, recipe, target, arguments, allow, fresh, plain])
            command.Add(option);
        command.SetAction(async (parse, cancellationToken) =>
        {
            string files = Path.GetFullPath(parse.GetRequiredValue(directory));
            BuildRequest request = new(ImageReference.Parse(parse.GetRequiredValue(name)), parse.GetValue(recipe) is { } given ? Path.GetFullPath(given) : RecipeIn(files), files)
            {
                Target = parse.GetValue(target),
                Arguments = Pairs(parse.GetValue(arguments) ?? []),
                UsesCache = !parse.GetValue(fresh),
                Registry = RegistryOptions.OfThisUser(parse.GetValue(plain)),
            };
            using Stream messages = Console.OpenStandardError();
            using ProgressLine pulls = new(context.Streams.Error, Terminal.IsTerminal(2), context.Time);
            Images.Image image = await new ImageStore(ImageDirectories.OfThisUser(), time: context.Time).BuildAsync(
                request, new MachineRunner(VmDirectories.OfThisUser(), messages) { Network = parse.GetValue(allow) is { Length: > 0 } names ? EgressPolicy.Of(names, []) : null }, new StepLines(context.Streams.Error), pulls, cancellationToken);
            context.Results(parse).Write([ListedImage.Of(image)], ImagesJson.Default.IReadOnlyListListedImage, ImageText.Print);
            return ExitCodes.Success;
        });
        return command;
    }

    private static string RecipeIn(string directory) => s_recipes.Select(name => Path.Combine(directory, name)).FirstOrDefault(File.Exists)
        ?? throw new AgentOSException(ImageErrors.NoRecipe, "build", directory);

    private static Dictionary<string, string> Pairs(string[] words)
    {
        Dictionary<string, string> pairs = new(StringComparer.Ordinal);
        foreach (string word in words)
            pairs[word.IndexOf('=') is > 0 and var equals ? word[..equals] : throw new AgentOSException(ImageErrors.BadRecipe, "build", word, "--build-arg takes NAME=VALUE")] = word[(word.IndexOf('=') + 1)..];
        return pairs;
    }
}

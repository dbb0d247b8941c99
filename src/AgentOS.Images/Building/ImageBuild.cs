using AgentOS.Errors;
using AgentOS.Images.Archives;
using AgentOS.Images.Blobs;
using AgentOS.Images.Configuration;
using AgentOS.Images.Layers;
using AgentOS.Images.Manifests;
using AgentOS.Images.Recipes;
using AgentOS.Images.References;

namespace AgentOS.Images.Building;

/// <summary>Follows a recipe.</summary>
/// <param name="request">What is wanted.</param>
/// <param name="recipe">The recipe.</param>
/// <param name="images">What it needs of the store.</param>
/// <param name="runner">Runs its commands.</param>
/// <param name="progress">Told of each step.</param>
internal sealed class ImageBuild(BuildRequest request, Recipe recipe, BuildImages images, ICommandRunner runner, IProgress<BuildProgress>? progress) : IDisposable
{
    private const string Scratch = "scratch";

    private readonly ContextFiles _context = new(request.Context);
    private readonly Dictionary<int, BuildStage> _stages = [];
    private readonly Dictionary<string, string> _arguments = new(StringComparer.Ordinal);
    private readonly int _total = recipe.Stages.Sum(stage => stage.Steps.Count + 1);
    private int _number;

    /// <summary>Makes the image; its manifest.</summary>
    /// <exception cref="RecipeException">It cannot be followed.</exception>
    /// <exception cref="AgentOSException">A command failed, or an image is not to be had.</exception>
    public async Task<ContentDigest> RunAsync(CancellationToken cancellationToken)
    {
        RecipeStage target = request.Target is not { } name ? recipe.Stages[^1]
            : recipe.Find(name, recipe.Stages.Count) ?? throw new RecipeException(1, $"there is no stage '{name}'");
        foreach (RecipeLine line in recipe.Arguments)
            Declare(line, _arguments, _arguments.GetValueOrDefault);
        RefuseUnknownArguments();
        foreach (RecipeStage stage in recipe.Stages.Take(target.Index + 1))
            _stages[stage.Index] = await BuildAsync(stage, cancellationToken);
        return (await _stages[target.Index].WriteAsync(cancellationToken)).Digest;
    }

    /// <inheritdoc/>
    public void Dispose() => _context.Dispose();

    private async Task<BuildStage> BuildAsync(RecipeStage stage, CancellationToken cancellationToken)
    {
        Tell(stage.From, isCached: false);
        BuildStage made = await BeginAsync(stage, cancellationToken);
        foreach (RecipeLine line in stage.Steps)
            await FollowAsync(line, made, stage.Index, cancellationToken);
        return made;
    }

    private async Task<BuildStage> BeginAsync(RecipeStage stage, CancellationToken cancellationToken)
    {
        BuildStage made = new(request.Name.ToString(), images.Blobs, images.Limits);
        string name = new RecipeWords(_arguments.GetValueOrDefault).Split(stage.From, stage.Base) is [{ Length: > 0 } word] ? word : throw stage.From.Refuse("its variables leave no name");
        if (name == Scratch)
            return made;
        if (recipe.Find(name, stage.Index) is { } other)
            made.Begin(_stages[other.Index].Layers, _stages[other.Index].Configuration);
        else if (name[0] is '.' or '/')
            await BeginWithDirectoryAsync(stage.From, made, name, cancellationToken);
        else
            await BeginWithImageAsync(made, name, cancellationToken);
        return made;
    }

    private async Task BeginWithImageAsync(BuildStage stage, string name, CancellationToken cancellationToken)
    {
        (ImageManifest manifest, ImageConfiguration configuration) = await images.FindAsync(ImageReference.Parse(name), cancellationToken);
        stage.Begin(manifest.Layers, configuration);
    }

    private async Task BeginWithDirectoryAsync(RecipeLine line, BuildStage stage, string name, CancellationToken cancellationToken)
    {
        string path = Path.GetFullPath(name, request.Context);
        if (!path.StartsWith(Path.GetFullPath(request.Context).TrimEnd('/') + "/", StringComparison.Ordinal) || _context.IsDirectory(Path.GetRelativePath(request.Context, path)) != true)
            throw line.Refuse($"'{name}' is no directory of the context");
        ImportedImage imported = await new DirectoryImport(images.Blobs, images.Limits).ReadAsync(path, cancellationToken);
        ImageManifest manifest = new ManifestReader(name, images.Limits).Read(images.Blobs.Read(imported.Digest, images.Limits.Document), ImagePlatform.OfThisMachine).Manifest!;
        stage.Begin(manifest.Layers, ConfigurationReader.Read(images.Blobs.Read(manifest.Configuration.Digest, images.Limits.Document), name, manifest.Layers.Count));
    }

    private async Task FollowAsync(RecipeLine line, BuildStage stage, int index, CancellationToken cancellationToken)
    {
        switch (line.Instruction)
        {
            case "RUN":
                await RunAsync(line, stage, cancellationToken);
                return;
            case "COPY" or "ADD":
                Tell(line, isCached: false);
                await CopyAsync(line, stage, index, cancellationToken);
                return;
            case "ARG":
                Tell(line, isCached: false);
                Declare(line, stage.Arguments, stage.Variable);
                return;
            default:
                Tell(line, isCached: false);
                stage.Configuration = SettingStep.Apply(line, stage);
                if (line.Instruction == "WORKDIR" && stage.Tree(cancellationToken).Find(stage.Configuration.WorkingDirectory) is null)
                    stage.Add(await MakeDirectoryAsync(stage.Configuration.WorkingDirectory, cancellationToken));
                return;
        }
    }

    private async Task RunAsync(RecipeLine line, BuildStage stage, CancellationToken cancellationToken)
    {
        RunStep step = new(line, stage, images);
        ContentDigest? before = request.UsesCache ? step.Find() : null;
        Tell(line, isCached: before is not null);
        stage.Add(before ?? await step.RunAsync(runner, cancellationToken));
    }

    private async Task CopyAsync(RecipeLine line, BuildStage stage, int index, CancellationToken cancellationToken)
    {
        List<string> words = RecipeWords.TryList(line.Arguments) is { } list ? [.. list] : [.. new RecipeWords(stage.Variable).Split(line, line.Arguments)];
        CopyOptions options = CopyOptions.Take(line, words);
        if (line.Instruction == "ADD" && words.Find(word => word.Contains("://", StringComparison.Ordinal)) is { } address)
            throw line.Refuse($"'{address}': only files of the context can be added");
        ICopySource source = options.From is { } from ? await FromAsync(from, index, cancellationToken) : _context;
        try
        {
            stage.Add(await new CopyStep(line, stage, source, options).RunAsync(words, images.Blobs, images.Limits, cancellationToken));
        }
        catch (Exception refused) when (refused is IOException or InvalidDataException)
        {
            throw line.Refuse(refused.Message);
        }
    }

    private async Task<StageFiles> FromAsync(string name, int index, CancellationToken cancellationToken)
    {
        if (recipe.Find(name, index) is { } other)
            return new(_stages[other.Index], cancellationToken);
        BuildStage image = new(name, images.Blobs, images.Limits);
        await BeginWithImageAsync(image, name, cancellationToken);
        return new(image, cancellationToken);
    }

    // What the command line says, else the recipe's default, else the value from before the first FROM.
    private void Declare(RecipeLine line, Dictionary<string, string> arguments, Func<string, string?> variable)
    {
        foreach (string word in new RecipeWords(variable).Split(line, line.Arguments))
        {
            int equals = word.IndexOf('=');
            string name = equals < 0 ? word : word[..equals];
            if ((request.Arguments.GetValueOrDefault(name) ?? (equals < 0 ? _arguments.GetValueOrDefault(name) : word[(equals + 1)..])) is { } value)
                arguments[name] = value;
        }
    }

    private void RefuseUnknownArguments()
    {
        HashSet<string> declared = [.. recipe.Arguments.Concat(recipe.Stages.SelectMany(stage => stage.Steps)).Where(line => line.Instruction == "ARG").SelectMany(line => line.Arguments.Split(' ')).Select(word => word.Split('=')[0])];
        if (request.Arguments.Keys.FirstOrDefault(name => !declared.Contains(name)) is { } unknown)
            throw new RecipeException(1, $"there is no ARG {unknown}");
    }

    private async Task<ContentDigest> MakeDirectoryAsync(string path, CancellationToken cancellationToken)
    {
        await using BlobWriter blob = await images.Blobs.CreateAsync(images.Limits.Blob, cancellationToken);
        LayerWriter layer = new(blob);
        layer.Begin(new() { Kind = TarEntryKind.Directory, Name = path.Trim('/') + "/", Mode = 0x1ED });
        layer.End();
        return blob.Finish();
    }

    private void Tell(RecipeLine line, bool isCached) => progress?.Report(new(++_number, _total, line.ToString(), isCached));
}

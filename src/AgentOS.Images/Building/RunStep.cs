using AgentOS.Errors;
using AgentOS.Images.Blobs;
using AgentOS.Images.Manifests;
using AgentOS.Images.Recipes;
using AgentOS.Images.References;
using AgentOS.Linux;
using Microsoft.Win32.SafeHandles;

namespace AgentOS.Images.Building;

/// <summary>RUN: a command in the image so far; what it changes is a layer.</summary>
internal sealed class RunStep
{
    private readonly RecipeLine _line;
    private readonly BuildStage _stage;
    private readonly BuildImages _images;
    private readonly IReadOnlyList<string> _arguments;
    private readonly Dictionary<string, string> _environment;
    private readonly ContentDigest _key;

    public RunStep(RecipeLine line, BuildStage stage, BuildImages images)
    {
        (_line, _stage, _images) = (line, stage, images);
        if (line.Arguments.StartsWith("--", StringComparison.Ordinal))
            throw line.Refuse("options are not supported");
        if (stage.Configuration.User is not ("" or "0" or "root" or "0:0" or "root:root"))
            throw line.Refuse($"commands run as root; put it before USER {stage.Configuration.User}");
        _arguments = RecipeWords.TryList(line.Arguments) ?? ["/bin/sh", "-c", line.Arguments];
        _environment = new(stage.Arguments, StringComparer.Ordinal);
        foreach (string variable in stage.Configuration.Environment)
            _environment[variable[..variable.IndexOf('=')]] = variable[(variable.IndexOf('=') + 1)..];
        _key = LayerCache.Key([
            "run", stage.Configuration.WorkingDirectory,
            .. stage.Configuration.DiffIds.Select(layer => layer.Hex), "",
            .. _environment.OrderBy(variable => variable.Key, StringComparer.Ordinal).Select(variable => $"{variable.Key}={variable.Value}"), "",
            .. _arguments,
        ]);
    }

    /// <summary>What it changed before; null when that is not known.</summary>
    public ContentDigest? Find() => _images.Cache.Find(_key);

    /// <summary>Runs it.</summary>
    /// <exception cref="AgentOSException"><see cref="ImageErrors.StepFailed"/>.</exception>
    public async Task<ContentDigest> RunAsync(ICommandRunner runner, CancellationToken cancellationToken)
    {
        (ContentDigest digest, ImageManifest manifest) = await _stage.WriteAsync(cancellationToken);
        await _images.Disks.MakeAsync(digest, manifest, _stage.Configuration, cancellationToken);
        try
        {
            string disk = _images.Disks.PathOf(digest);
            // Others may make the same image and be done with it earlier.
            using SafeFileHandle held = OpenFile.ForReading(disk);
            _ = OpenFile.TryLockShared(held);
            await using BlobWriter blob = await _images.Blobs.CreateAsync(_images.Limits.Blob, cancellationToken);
            int status = await runner.RunAsync(new(disk, _arguments, _environment, _stage.Configuration.WorkingDirectory), blob, cancellationToken);
            if (status != ExitCodes.Success)
                throw new AgentOSException(ImageErrors.StepFailed, "build", $"line {_line.Number}", $"it ended with status {status}: {_line.Arguments}");
            ContentDigest layer = blob.Finish();
            _images.Cache.Set(_key, layer);
            return layer;
        }
        finally
        {
            if (!_images.IsNamed(digest))
                _images.Disks.Discard(digest);
        }
    }
}

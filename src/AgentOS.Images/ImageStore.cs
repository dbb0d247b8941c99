using AgentOS.Errors;
using AgentOS.Images.Archives;
using AgentOS.Images.Blobs;
using AgentOS.Images.Building;
using AgentOS.Images.Collection;
using AgentOS.Images.Configuration;
using AgentOS.Images.Manifests;
using AgentOS.Images.Names;
using AgentOS.Images.Recipes;
using AgentOS.Images.References;
using AgentOS.Images.Registries;
using AgentOS.Images.RootFilesystems;
using AgentOS.Linux;
using Microsoft.Win32.SafeHandles;

namespace AgentOS.Images;

/// <summary>
/// Images of this user. Any number of processes may use it at once; what is acknowledged is on disk, and what was interrupted is gone on with or made anew.
/// </summary>
public sealed class ImageStore
{
    private readonly ImageDirectories _directories;
    private readonly ImageLimits _limits;
    private readonly TimeProvider _time;
    private readonly BlobStore _blobs;
    private readonly NameStore _names;
    private readonly RootDisks _disks;

    /// <summary>Opens a store; its directories are made.</summary>
    /// <exception cref="AgentOSException"><see cref="ImageErrors.Storage"/>.</exception>
    public ImageStore(ImageDirectories directories, ImageLimits? limits = null, TimeProvider? time = null)
    {
        (_directories, _limits, _time) = (directories, limits ?? new(), time ?? TimeProvider.System);
        _blobs = new(directories, _time);
        _names = new(directories, _time);
        _disks = new(directories, _blobs, _limits, _time);
        try
        {
            directories.Make();
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw new AgentOSException(ImageErrors.Storage, "open", directories.Root, refused.Message, refused);
        }
    }

    /// <summary>Brings an image from its registry and makes its root disk. What is here already is not transferred again.</summary>
    /// <exception cref="AgentOSException"><see cref="ImageErrors"/>.</exception>
    public async Task<Image> PullAsync(ImageReference reference, RegistryOptions options, IProgress<ImageProgress>? progress, CancellationToken cancellationToken)
    {
        using SafeFileHandle held = await FileLock.TakeAsync(_directories.Lock, OpenFile.TryLockShared, _time, cancellationToken);
        using RegistryClient registry = new(reference, options, _limits);
        ImagePull pull = new(reference, registry, new(registry, _blobs, options, _time), _blobs, _limits);
        return await AddAsync(reference, await pull.RunAsync(progress, cancellationToken), progress, cancellationToken);
    }

    /// <summary>Takes an image from a file or a directory.</summary>
    /// <param name="path">An archive, an OCI layout, or a directory that becomes the root.</param>
    /// <param name="name">Its name; null is the one it has in the archive.</param>
    /// <param name="progress">Told how far it is.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="AgentOSException"><see cref="ImageErrors"/>.</exception>
    public async Task<Image> ImportAsync(string path, ImageReference? name, IProgress<ImageProgress>? progress, CancellationToken cancellationToken)
    {
        using SafeFileHandle held = await FileLock.TakeAsync(_directories.Lock, OpenFile.TryLockShared, _time, cancellationToken);
        ImportedImage imported = await new ImageImport(_blobs, _limits).RunAsync(path, cancellationToken);
        ImageReference chosen = name ?? imported.Name
            ?? throw new AgentOSException(ImageErrors.BadReference, "import", path, "it has no name of its own; give one with --name");
        return await AddAsync(chosen, imported.Digest, progress, cancellationToken);
    }

    /// <summary>Makes an image of a recipe; it has its name when all went well.</summary>
    /// <param name="request">The recipe.</param>
    /// <param name="runner">Runs its commands.</param>
    /// <param name="steps">Told of each step.</param>
    /// <param name="pulls">Told how far a pull is.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="AgentOSException"><see cref="ImageErrors.BadRecipe"/>, <see cref="ImageErrors.StepFailed"/>, and those of pulling.</exception>
    public async Task<Image> BuildAsync(BuildRequest request, ICommandRunner runner, IProgress<BuildProgress>? steps, IProgress<ImageProgress>? pulls, CancellationToken cancellationToken)
    {
        using SafeFileHandle held = await FileLock.TakeAsync(_directories.Lock, OpenFile.TryLockShared, _time, cancellationToken);
        try
        {
            Recipe recipe = Recipe.Parse(await File.ReadAllTextAsync(request.Recipe, cancellationToken));
            BuildImages images = new(_blobs, _disks, new(_directories, _blobs), _limits, FindAsync, digest => _names.List().Any(name => name.Digest == digest.ToString()));
            using ImageBuild build = new(request, recipe, images, runner, steps);
            return await AddAsync(request.Name, await build.RunAsync(cancellationToken), pulls, cancellationToken);
        }
        catch (RecipeException refused)
        {
            throw new AgentOSException(ImageErrors.BadRecipe, "build", request.Recipe, refused.Message, refused);
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException or UnauthorizedAccessException)
        {
            throw new AgentOSException(ImageErrors.NoRecipe, "build", request.Recipe, missing.Message, missing);
        }

        async Task<(ImageManifest, ImageConfiguration)> FindAsync(ImageReference reference, CancellationToken token)
        {
            Image image = await ResolveOrPullAsync(reference, request.Registry, pulls, token);
            return Read(image.Digest, image.Name);
        }
    }

    /// <summary>Finds an image that is here, or brings it here.</summary>
    /// <exception cref="AgentOSException"><see cref="ImageErrors"/>.</exception>
    public async Task<Image> ResolveOrPullAsync(ImageReference reference, RegistryOptions options, IProgress<ImageProgress>? progress, CancellationToken cancellationToken)
    {
        try
        {
            return await ResolveAsync(reference, cancellationToken);
        }
        catch (AgentOSException missing) when (missing.Definition == ImageErrors.NotHere)
        {
            return await PullAsync(reference, options, progress, cancellationToken);
        }
    }

    /// <summary>Finds an image that is here, by its name or its digest, and makes its root disk if it is missing.</summary>
    /// <exception cref="AgentOSException"><see cref="ImageErrors.NotHere"/>, and those of unpacking.</exception>
    public async Task<Image> ResolveAsync(ImageReference reference, CancellationToken cancellationToken)
    {
        using SafeFileHandle held = await FileLock.TakeAsync(_directories.Lock, OpenFile.TryLockShared, _time, cancellationToken);
        StoredName name = Find(reference);
        _ = ContentDigest.TryParse(name.Digest, out ContentDigest digest);
        (ImageManifest manifest, ImageConfiguration configuration) = Read(digest, name.Reference);
        await _disks.MakeAsync(digest, manifest, configuration, cancellationToken);
        return Describe(name, digest, manifest, configuration);
    }

    /// <summary>All images, by name.</summary>
    public IReadOnlyList<Image> List() => [.. _names.List().Select(TryDescribe).OfType<Image>()];

    /// <summary>Takes a name away, and everything that no other name needs and no machine holds.</summary>
    /// <returns>Bytes that were given back.</returns>
    /// <exception cref="AgentOSException"><see cref="ImageErrors.NotHere"/>.</exception>
    public async Task<long> RemoveAsync(ImageReference reference, CancellationToken cancellationToken)
    {
        using SafeFileHandle held = await FileLock.TakeAsync(_directories.Lock, OpenFile.TryLockExclusive, _time, cancellationToken);
        _ = _names.Find(reference) ?? throw new AgentOSException(ImageErrors.NotHere, "remove", reference.ToString());
        _names.Remove(reference);
        return new Collector(_directories, _blobs, _limits).Collect(_names.List());
    }

    /// <summary>Keeps an image's root disk from being removed for as long as the handle, or a process that inherited it, lives.</summary>
    /// <exception cref="AgentOSException"><see cref="ImageErrors.NotHere"/>: it was removed since it was resolved.</exception>
    public async Task<SafeFileHandle> HoldAsync(Image image, CancellationToken cancellationToken)
    {
        try
        {
            SafeFileHandle disk = OpenFile.ForReading(image.RootDisk);
            // Who made it may have its lock for a moment still.
            await FileLock.WaitAsync(disk, OpenFile.TryLockShared, _time, cancellationToken);
            if (OpenFile.Identify(image.RootDisk) == OpenFile.Identify(disk))
                return disk;
            disk.Dispose();
        }
        catch (LinuxException missing) when (missing.Error == Errno.ENOENT)
        {
            // Said below.
        }

        throw new AgentOSException(ImageErrors.NotHere, "use image", image.Name);
    }

    private async Task<Image> AddAsync(ImageReference reference, ContentDigest digest, IProgress<ImageProgress>? progress, CancellationToken cancellationToken)
    {
        (ImageManifest manifest, ImageConfiguration configuration) = Read(digest, reference.ToString());
        progress?.Report(new(ImageStep.Unpacking, 0, 0));
        // Named last: an image that cannot be unpacked has no name.
        await _disks.MakeAsync(digest, manifest, configuration, cancellationToken);
        return Describe(await _names.SetAsync(reference, digest, cancellationToken), digest, manifest, configuration);
    }

    private StoredName Find(ImageReference reference)
    {
        if (_names.Find(reference) is { } name)
            return name;
        if (reference.Digest is { } digest && _names.List().FirstOrDefault(other => other.Digest == digest.ToString()) is { } same)
            return same;
        throw new AgentOSException(ImageErrors.NotHere, "find image", reference.ToString());
    }

    private (ImageManifest Manifest, ImageConfiguration Configuration) Read(ContentDigest digest, string subject)
    {
        ImageManifest manifest = new ManifestReader(subject, _limits).Read(_blobs.Read(digest, _limits.Document), ImagePlatform.OfThisMachine).Manifest
            ?? throw new AgentOSException(ImageErrors.BadManifest, "use image", subject, "an index in place of a manifest");
        return (manifest, ConfigurationReader.Read(_blobs.Read(manifest.Configuration.Digest, _limits.Document), subject, manifest.Layers.Count));
    }

    private Image Describe(StoredName name, ContentDigest digest, ImageManifest manifest, ImageConfiguration configuration) =>
        new(name.Reference, digest, configuration, manifest.Size, name.Added, _disks.PathOf(digest));

    private Image? TryDescribe(StoredName name)
    {
        try
        {
            _ = ContentDigest.TryParse(name.Digest, out ContentDigest digest);
            (ImageManifest manifest, ImageConfiguration configuration) = Read(digest, name.Reference);
            return Describe(name, digest, manifest, configuration);
        }
        catch (AgentOSException removed) when (removed.Definition == ImageErrors.NotHere)
        {
            // Somebody removes it while this lists.
            return null;
        }
    }
}

using AgentOS.Errors;

namespace AgentOS.Images;

/// <summary>Failures of images: their names, registries, layers and root disks.</summary>
public static class ImageErrors
{
    /// <summary>Not a name.</summary>
    public static readonly ErrorDefinition BadReference = new("image.bad-reference",
        "this is no image reference",
        "An image is named [REGISTRY/]NAME[:TAG][@sha256:DIGEST]; names are in small letters, a tag has at most 128 letters, digits, dots, hyphens and underscores.",
        "agentos image pull python, or agentos image pull docker.io/library/python:3.11-slim", ExitCodes.Usage);

    /// <summary>Not here.</summary>
    public static readonly ErrorDefinition NotHere = new("image.not-here",
        "there is no such image here",
        "It was not pulled, imported or built by this user, or has been removed.",
        "agentos image list; agentos image pull NAME");

    /// <summary>Not there.</summary>
    public static readonly ErrorDefinition NotThere = new("image.not-there",
        "the registry has no such image",
        "The name or the tag is misspelt, or the image is private: many registries say the same for both.",
        "Check the spelling; for a private image put its registry's credentials in ~/.docker/config.json.");

    /// <summary>No right.</summary>
    public static readonly ErrorDefinition Denied = new("image.denied",
        "the registry refuses",
        "It wants credentials, or those of ~/.docker/config.json do not suffice. Credential helpers are not asked; only \"auths\" is read.",
        "Put \"auths\": {\"REGISTRY\": {\"auth\": BASE64 OF USER:PASSWORD}} in ~/.docker/config.json (DOCKER_CONFIG names another directory).");

    /// <summary>No answer.</summary>
    public static readonly ErrorDefinition Unreachable = new("image.unreachable",
        "the registry cannot be reached",
        "Its name does not resolve, nothing listens there, its certificate is not trusted, or the connection broke again and again.",
        "Try again: what was transferred is kept. A registry without TLS needs --plain-http.");

    /// <summary>An answer that is none.</summary>
    public static readonly ErrorDefinition Protocol = new("image.protocol",
        "the registry's answer cannot be used",
        "What answers there does not follow the OCI distribution protocol, or is overloaded.",
        "Do what is in parentheses; try again later, or pull from another registry.");

    /// <summary>Credentials would be seen.</summary>
    public static readonly ErrorDefinition Insecure = new("image.insecure",
        "the way there is not encrypted",
        "An answer led from HTTPS to plain HTTP, where everybody on the way could read and change what is sent.",
        "Ask the registry's operator to mend it; nothing was sent.");

    /// <summary>Other content.</summary>
    public static readonly ErrorDefinition WrongDigest = new("image.wrong-digest",
        "its content is not what its digest says",
        "It was changed or damaged on its way or at the registry. It was thrown away.",
        "Try again; if it stays so, do not trust this registry.");

    /// <summary>Not a manifest.</summary>
    public static readonly ErrorDefinition BadManifest = new("image.bad-manifest",
        "its manifest or configuration cannot be used",
        "It is no image of OCI or Docker schema 2, or it contradicts itself.",
        "Do what is in parentheses. Build the image anew with a current tool.");

    /// <summary>Another machine's.</summary>
    public static readonly ErrorDefinition NoPlatform = new("image.no-platform",
        "there is none of it for this machine",
        "Images hold programs of one architecture, and this one was not made for this machine's.",
        "Choose another tag; agentos image pull says in parentheses what there is.");

    /// <summary>Not a layer.</summary>
    public static readonly ErrorDefinition BadLayer = new("image.bad-layer",
        "a layer of it cannot be used",
        "It is damaged, uses a form of tar that is not supported, or tries to name what is not below its root.",
        "Build the image anew with a current tool.");

    /// <summary>Too much of it.</summary>
    public static readonly ErrorDefinition TooLarge = new("image.too-large",
        "it is larger than images may be",
        "The bound keeps a hostile or broken image from filling the disk.",
        "Use a smaller image; docs/images.md lists the bounds.");

    /// <summary>No archive.</summary>
    public static readonly ErrorDefinition BadArchive = new("image.bad-archive",
        "this is no image archive",
        "What can be imported: a file of docker save or of skopeo (docker-archive, oci-archive), an OCI layout, or a directory that becomes the root.",
        "docker save NAME > image.tar; agentos image import image.tar");

    /// <summary>The file system.</summary>
    public static readonly ErrorDefinition Storage = new("image.storage",
        "the file system refused",
        "The directory of images is missing, read-only or full, or belongs to somebody else.",
        "Check it: df -h ~/.local/state/agentos/images; AGENT_STATE_DIR names another place.");

    /// <summary>No library.</summary>
    public static readonly ErrorDefinition NoZstandard = new("image.no-zstd",
        "a layer is compressed with zstd, and libzstd is not on this machine",
        "Zstandard is read by the system's own library, which is loaded when a layer needs it.",
        "sudo apt-get install libzstd1");

    /// <summary>Not a recipe.</summary>
    public static readonly ErrorDefinition BadRecipe = new("image.bad-recipe",
        "the recipe cannot be followed",
        "A Containerfile may have FROM, RUN, COPY, ADD, ENV, WORKDIR, USER, LABEL, ENTRYPOINT, CMD and ARG, in the forms docs/images.md lists. Nothing was named.",
        "Mend the line that is named in parentheses.", ExitCodes.Usage);

    /// <summary>None.</summary>
    public static readonly ErrorDefinition NoRecipe = new("image.no-recipe",
        "there is no recipe",
        "The directory has no Containerfile and no Dockerfile, or the file that was named is not there.",
        "agentos image build DIRECTORY --file RECIPE --name NAME", ExitCodes.Usage);

    /// <summary>A command of a recipe.</summary>
    public static readonly ErrorDefinition StepFailed = new("image.step-failed",
        "a command of the recipe failed",
        "What it printed stands above. Commands run in a machine that reaches the names of --allow and nothing else. What the steps before it made is kept, and taken again by the next build.",
        "Mend the command that is named in parentheses and build again.");
}

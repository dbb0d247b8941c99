using AgentOS.Errors;

namespace AgentOS.Store.Packages;

/// <summary>Why a folder or archive is no package.</summary>
public static class PackageErrors
{
    /// <summary>Nothing has the name.</summary>
    public static readonly ErrorDefinition NotFound = new(
        "package.not-found", "there is no such agent",
        "It is no address of a repository, no folder or packed agent here, and no installed agent has the name.",
        "Give a folder with an agent.yaml (./my-agent), an address (github.com/OWNER/REPOSITORY), or look for one: agentstore search WORD");

    /// <summary>A reference without a repository.</summary>
    public static readonly ErrorDefinition NoReferences = new(
        "package.no-references", "it is not fetched from a repository",
        "--ref chooses a branch, tag or commit of an address; folders and installed agents are used as they are.",
        "Leave --ref out, or give the repository's address.");

    /// <summary>No manifest.</summary>
    public static readonly ErrorDefinition NoManifest = new(
        "package.no-manifest", "there is no agent.yaml",
        "A package's manifest is the file agent.yaml in its folder, or one folder down.",
        "Check the path; a new agent is begun with: agentstore init NAME");

    /// <summary>More than one agent.</summary>
    public static readonly ErrorDefinition SeveralAgents = new(
        "package.several-agents", "it holds several agents",
        "More than one folder has an agent.yaml, and none is in the folder itself.",
        "Name one of them: FOLDER/AGENT, github.com/OWNER/REPOSITORY/tree/BRANCH/AGENT, or ADDRESS#AGENT.");

    /// <summary>Too large.</summary>
    public static readonly ErrorDefinition TooLarge = new(
        "package.too-large", "it is larger than a package may be",
        "Packages are hashed before they run, so their number of files and bytes is bounded. Usually dependencies lie in it (node_modules, venv) that its setup_command should fetch.",
        "Remove what is not the agent's own, and let runtime.setup_command install it.");

    /// <summary>A link out.</summary>
    public static readonly ErrorDefinition LinkLeaves = new(
        "package.link-leaves", "a symbolic link leads out of the package",
        "Links in a package are relative and stay in it, with '..' at the beginning only; others could show an agent files of the host.",
        "Replace the link by a copy of what it points to. If the package is not yours, do not run it.");

    /// <summary>No file.</summary>
    public static readonly ErrorDefinition SpecialFile = new(
        "package.special-file", "it is neither file, folder nor link",
        "Sockets, pipes and devices are no part of a package.",
        "Remove it.");

    /// <summary>Set-id bits.</summary>
    public static readonly ErrorDefinition SetId = new(
        "package.set-id", "it would run with its owner's rights",
        "Set-user-id and set-group-id files are no part of a package.",
        "Take the bits away: chmod ug-s FILE");

    /// <summary>A dangerous name.</summary>
    public static readonly ErrorDefinition UnsafeName = new(
        "package.unsafe-name", "a name in it is not allowed",
        "Names are UTF-8 without control characters, at most 255 long, and lead neither out of the package nor into '.git'.",
        "Rename the file. If the package is not yours, do not run it.");

    /// <summary>Not readable.</summary>
    public static readonly ErrorDefinition Unreadable = new(
        "package.unreadable", "it cannot be read",
        "The file system refused.",
        "Check its permissions: ls -la");

    /// <summary>Changed meanwhile.</summary>
    public static readonly ErrorDefinition Changed = new(
        "package.changed", "it was changed while it was read",
        "What runs is what was looked at and approved, so a package must stay as it is while it is read.",
        "Try again when nobody writes to it.");

    /// <summary>No archive.</summary>
    public static readonly ErrorDefinition DamagedArchive = new(
        "package.damaged-archive", "it is no packed agent",
        "A packed agent is a .tar.gz as 'agentstore pack' writes it; this file is damaged or something else.",
        "Make it again: agentstore pack FOLDER");
}

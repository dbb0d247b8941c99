namespace AgentOS.Store.Manifests;

/// <summary>The language model an agent is made for.</summary>
/// <param name="Provider">Its provider, as keys name it.</param>
/// <param name="Model">Its name there.</param>
public sealed record ManifestModel(string Provider, string Model);

namespace AgentOS.Sandbox;

/// <summary>Where the files of a <see cref="SandboxMount"/> come from: a <see cref="BindSource"/> or a <see cref="CallbackSource"/>.</summary>
public interface IMountSource;

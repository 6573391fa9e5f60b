using Akka.Actor;

namespace Akka.Configuration;

/// <summary>A setting has a value that cannot be used. The message names its path and the value.</summary>
public class ConfigurationException(string message) : AkkaException(message);

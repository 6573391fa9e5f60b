using Akka.Actor;

namespace Akka.Configuration;

/// <summary>A setting has a value that cannot be used. The message names its path and the value.</summary>
public class ConfigurationException : AkkaException
{
    /// <summary>A problem with a setting.</summary>
    public ConfigurationException(string message) : base(message)
    {
    }

    /// <summary>A problem with a setting, and what led to it.</summary>
    public ConfigurationException(string message, Exception? exception) : base(message, exception)
    {
    }
}

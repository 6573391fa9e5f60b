namespace AkkaChat.Protocol;

/// <summary>What happens to a registered nickname. The log has these numbers: add to the end only.</summary>
public enum AccountChange
{
    /// <summary>It is registered: nobody else may use it from now on.</summary>
    Registered,

    /// <summary>It has another password.</summary>
    PasswordChanged,

    /// <summary>One more key of a client opens it.</summary>
    KeyAdded,

    /// <summary>It is free for everybody again.</summary>
    Unregistered,

    /// <summary>A member has shown that it is its own.</summary>
    LoggedIn,
}

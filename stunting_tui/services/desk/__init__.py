"""The entry desk: a posyandu's month typed from its paper register, from the first cell to the locked sheet."""

"""What may leave the office: masked rows, small cells merged or hidden."""
